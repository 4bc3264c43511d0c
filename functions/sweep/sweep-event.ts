import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, Hints } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { AgencyId } from '#schemas/ids';

export type SweepEventDeps = Pick<Hints, 'toEvents'> & {
  store: Pick<CaseStore, 'loadEvent' | 'updateEvent'>;
  clock: Clock;
  recheckSeconds: number;
};

/** Brings back the hint of an employment event that nobody has matched yet. */
export const sweepEvent = async (
  { source, sourceEventId }: { source: AgencyId; sourceEventId: string },
  { store, toEvents, clock, recheckSeconds }: SweepEventDeps,
): Promise<void> => {
  const row = existing(await store.loadEvent(source, sourceEventId), 'event');
  const now = clock();
  if (row.nextActionAt === undefined || row.nextActionAt > now) return;

  const { correlationId } = row;
  await toEvents({ schemaVersion: '1', type: 'event', source, sourceEventId, correlationId });
  await store.updateEvent({ ...row, nextActionAt: plusSeconds(now, recheckSeconds) });
};
