import { lifeAfter } from '#core/office/contract-lifecycle';
import { interactionsIn } from '#core/office/interactions';
import { historyOf } from '#core/office/office-history';
import type { ContractStanding } from '#schemas/contract-standing';
import type { OfficeEvent } from '#schemas/office-event';

const endOf = ({ type, details }: OfficeEvent): ContractStanding['endedBy'] => {
  if (type === 'contract-ended') return 'term';
  const isTerminated = type === 'termination-decided' && details.outcome === 'terminated';
  return isTerminated ? 'termination' : undefined;
};

/** Where a contract stands after its events, as they were posted and corrected; `undefined` before the first. */
export const contractStanding = (posted: readonly OfficeEvent[]): ContractStanding | undefined => {
  if (posted.length === 0) return undefined;
  const events = historyOf(posted);
  const signedOn = events.findLast(({ type }) => type === 'contract-signed')?.occurredOn;
  const endedBy = events.map(endOf).findLast((end) => end !== undefined);
  return {
    state: lifeAfter(posted).state,
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(endedBy === undefined ? {} : { endedBy }),
    interactions: interactionsIn(events),
    complaints: events.filter(({ type }) => type === 'complaint-registered').length,
  };
};
