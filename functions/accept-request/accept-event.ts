import type { WireReply } from '#core/agency';
import { keyedDigest } from '#core/digest';
import { ContractBreach } from '#core/faults';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, Hints } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { AgencyId, CorrelationId } from '#schemas/ids';

export type AcceptEventDeps = Pick<Hints, 'toEvents'> & {
  store: Pick<CaseStore, 'acceptEvent'>;
  /** Throws `ContractBreach`. */
  decodeEvent: (posted: WireReply) => EmploymentEvent;
  personIndexKey: string;
  clock: Clock;
  recheckSeconds: number;
};

export type EventAcceptance =
  | { type: 'accepted' | 'same'; source: AgencyId; sourceEventId: string }
  /** Another content under the same source and id. */
  | { type: 'conflict' }
  | { type: 'wrong'; breach: ContractBreach };

const decoded = (decode: AcceptEventDeps['decodeEvent'], posted: WireReply) => {
  try {
    return { type: 'read', event: decode(posted) } as const;
  } catch (error) {
    // The sender is on the line: it hears what is wrong, and nothing was taken from it.
    if (error instanceof ContractBreach) return { type: 'wrong', breach: error } as const;
    throw error;
  }
};

/** The schema lets none through that has neither. A case is found under both numbers of its people. */
const identifierOf = ({ subject: { snils, inn } }: EmploymentEvent): string =>
  existing(snils ?? inn, 'event/subject');

/** A posted employment event becomes a row, then a hint. */
export const acceptEvent = async (
  posted: WireReply,
  correlationId: CorrelationId,
  deps: AcceptEventDeps,
): Promise<EventAcceptance> => {
  const read = decoded(deps.decodeEvent, posted);
  if (read.type === 'wrong') return read;

  const { event } = read;
  const { source, sourceEventId } = event;
  const receivedAt = deps.clock();
  const type = await deps.store.acceptEvent({
    event,
    personKey: keyedDigest(deps.personIndexKey, identifierOf(event)),
    correlationId,
    receivedAt,
    state: 'received',
    attempts: 0,
    nextActionAt: plusSeconds(receivedAt, deps.recheckSeconds),
  });
  if (type === 'conflict') return { type };

  await deps.toEvents({ schemaVersion: '1', type: 'event', source, sourceEventId, correlationId });
  return { type, source, sourceEventId };
};
