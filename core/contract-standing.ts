import { lifeAfter } from '#core/contract-lifecycle';
import type { ContractStanding } from '#schemas/contract-standing';
import type { OfficeEvent } from '#schemas/office-event';

const endOf = ({ type, details }: OfficeEvent): ContractStanding['endedBy'] => {
  if (type === 'contract-ended') return 'term';
  const isTerminated = type === 'termination-decided' && details.outcome === 'terminated';
  return isTerminated ? 'termination' : undefined;
};

/** Where a contract stands after its events, in the order in which they were posted; `undefined` before the first. */
export const contractStanding = (events: readonly OfficeEvent[]): ContractStanding | undefined => {
  if (events.length === 0) return undefined;
  const signedOn = events.findLast(({ type }) => type === 'contract-signed')?.occurredOn;
  const endedBy = events.map(endOf).findLast((end) => end !== undefined);
  return {
    state: lifeAfter(events).state,
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(endedBy === undefined ? {} : { endedBy }),
    complaints: events.filter(({ type }) => type === 'complaint-registered').length,
  };
};
