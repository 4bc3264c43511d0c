import { writeLog, type WriteLog } from '#functions/runtime/log';

/** What a wrapper needs besides the act: a stopwatch and a place for the log line. */
export type Surroundings = { milliseconds: () => number; writeLog: WriteLog };

export const lambdaSurroundings: Surroundings = { milliseconds: () => performance.now(), writeLog };
