import middy from '@middy/core';
import { describeError } from '#functions/runtime/log';
import { lambdaSurroundings, type Surroundings } from '#functions/runtime/surroundings';

/** A timer's act by what the timer hands it: what came of the run and how many rows or messages it touched. */
export type Scheduled = (event: unknown) => Promise<{ outcome: string; count: number }>;

/** One run of a timer, one log line. A throw reaches Lambda, so that it counts as an error of the function. */
export const onSchedule = (
  act: string,
  run: Scheduled,
  surroundings: Pick<Surroundings, 'milliseconds' | 'writeLog'> = lambdaSurroundings,
) =>
  middy<unknown, undefined>().handler(async (event) => {
    const startedAt = surroundings.milliseconds();
    const spent = () => surroundings.milliseconds() - startedAt;
    try {
      const report = await run(event);
      surroundings.writeLog({ act, milliseconds: spent(), ...report });
      return undefined;
    } catch (error) {
      surroundings.writeLog({ act, outcome: 'thrown', milliseconds: spent(), ...describeError(error) });
      throw error;
    }
  });
