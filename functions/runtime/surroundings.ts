import { writeLog, type WriteLog } from '#functions/runtime/log';
import { writeMetrics, type Measure } from '#functions/runtime/metrics';

/** What a wrapper needs besides the act: a stopwatch, the time in milliseconds since 1970, places for log line and metrics. */
export type Surroundings = {
  milliseconds: () => number;
  now: () => number;
  writeLog: WriteLog;
  measure: Measure;
};

export const lambdaSurroundings: Surroundings = {
  milliseconds: () => performance.now(),
  now: () => Date.now(),
  writeLog,
  measure: writeMetrics,
};
