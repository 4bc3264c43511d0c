import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, EventRow, Hints, PersonEntry, Randomness } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { EventHint } from '#schemas/envelope';
import type { Instant } from '#schemas/time';

export type RecordEventDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<
    CaseStore,
    'loadEvent' | 'indexPerson' | 'findPerson' | 'attachEvent' | 'pullForward' | 'updateEvent'
  >;
  clock: Clock;
  randomness: Randomness;
  /** How soon the sweeper looks whether a hint got lost. */
  recheckSeconds: number;
};

/** A case that comes later finds the event by itself; looking again is only a second net. */
const FIRST_WAIT_SECONDS = 600;
const LONGEST_WAIT_SECONDS = 86_400;

const nextLook = (attempts: number, now: Instant, random: number): Instant => {
  const full = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(attempts, 10));
  return plusSeconds(now, full / 2 + (full / 2) * random);
};

type CaseEntry = Extract<PersonEntry, { type: 'case' }>;

const attach = async (
  { caseId, subjectId }: CaseEntry,
  { event, receivedAt, correlationId }: EventRow,
  { store, toAnswers, clock, recheckSeconds }: RecordEventDeps,
): Promise<void> => {
  await store.attachEvent(caseId, { subjectId, event, receivedAt });
  await store.pullForward(caseId, plusSeconds(clock(), recheckSeconds));
  await toAnswers({ schemaVersion: '1', type: 'answer', caseId, correlationId });
};

/** Without a next look: it leaves the due index. */
const settled = ({ event, personKey, correlationId, receivedAt, attempts }: EventRow): EventRow => ({
  event,
  personKey,
  correlationId,
  receivedAt,
  state: 'matched',
  attempts,
});

/**
 * Puts an employment event beside every case of its person. The event's entry in the index first, then the look for
 * cases; `open-case` does the mirror. Whoever comes second sees the first.
 */
export const recordEvent = async (
  { source, sourceEventId }: EventHint,
  deps: RecordEventDeps,
): Promise<string> => {
  const { store, clock, randomness } = deps;
  const row = existing(await store.loadEvent(source, sourceEventId), 'event');
  await store.indexPerson(row.personKey, { type: 'event', source, sourceEventId });
  const entries = await store.findPerson(row.personKey);
  const cases = entries.filter((entry) => entry.type === 'case');
  for (const entry of cases) await attach(entry, row, deps);
  if (cases.length > 0) {
    if (row.state !== 'matched') await store.updateEvent(settled(row));
    return 'matched';
  }

  const nextActionAt = nextLook(row.attempts, clock(), randomness());
  await store.updateEvent({ ...row, state: 'unmatched', attempts: row.attempts + 1, nextActionAt });
  return 'unmatched';
};
