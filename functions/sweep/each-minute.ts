import { sweep, type SweepDeps } from '#functions/sweep/sweep';
import type { SweepPart } from '#functions/sweep/sweep-part';
import { takeCensus, type CensusDeps } from '#functions/sweep/take-census';

/**
 * The work of a minute: what is due is visited, and what is open is counted, by one of the runs of the minute. Neither keeps the
 * other from its turn.
 */
export const eachMinute = async (
  deps: SweepDeps & CensusDeps,
  part: SweepPart,
): Promise<Awaited<ReturnType<typeof sweep>>> => {
  const [swept, counted] = await Promise.allSettled([
    sweep(deps, part),
    part.part === 0 ? takeCensus(deps) : undefined,
  ]);
  if (swept.status === 'rejected') throw swept.reason;
  if (counted.status === 'rejected') throw counted.reason;
  return swept.value;
};
