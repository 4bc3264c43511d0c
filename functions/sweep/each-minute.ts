import { sweep, type SweepDeps } from '#functions/sweep/sweep';
import { takeCensus, type CensusDeps } from '#functions/sweep/take-census';

/** The work of a minute: what is due is visited, and what is open is counted. Neither keeps the other from its turn. */
export const eachMinute = async (
  deps: SweepDeps & CensusDeps,
): Promise<Awaited<ReturnType<typeof sweep>>> => {
  const [swept, counted] = await Promise.allSettled([sweep(deps), takeCensus(deps)]);
  if (swept.status === 'rejected') throw swept.reason;
  if (counted.status === 'rejected') throw counted.reason;
  return swept.value;
};
