import { sweep, type SweepDeps } from '#functions/sweep/sweep';
import type { SweepPart } from '#functions/sweep/sweep-part';
import { takeCensus, type CensusDeps } from '#functions/sweep/take-census';
import { tellCircuits, type TellCircuitsDeps } from '#functions/sweep/tell-circuits';

/**
 * The work of a minute: what is due is visited; one of the runs of the minute also counts what is open and tells whose circuit
 * is. None of them keeps another from its turn.
 */
export const eachMinute = async (
  deps: SweepDeps & CensusDeps & TellCircuitsDeps,
  part: SweepPart,
): Promise<Awaited<ReturnType<typeof sweep>>> => {
  const counting = part.part === 0 ? [takeCensus(deps), tellCircuits(deps)] : [];
  const [swept, ...counted] = await Promise.allSettled([sweep(deps, part), ...counting]);
  if (swept.status === 'rejected') throw swept.reason;
  for (const one of counted) if (one.status === 'rejected') throw one.reason;
  return swept.value;
};
