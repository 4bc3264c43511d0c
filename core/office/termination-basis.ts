import { daysBetween } from '#core/time/day';
import { historyOf } from '#core/office/office-history';
import type { TerminationBasis } from '#schemas/contract-facts';
import type { OfficeEvent } from '#schemas/office-event';

/** The newest ground of termination that a person has accepted, with the day on which a record told of it. */
export const terminationBasis = (posted: readonly OfficeEvent[]): TerminationBasis | undefined => {
  const established = historyOf(posted).findLast((event) => event.type === 'termination-established');
  if (established === undefined) return undefined;
  const { occurredOn: establishedOn, details } = established;
  const { alertedOn, alertId, ground } = details;
  return {
    ground,
    ...(alertId === undefined ? {} : { alertId }),
    ...(alertedOn === undefined ? {} : { alertedOn, days: daysBetween(alertedOn, establishedOn) }),
    establishedOn,
  };
};

/** Whether the grounds that were established last have been decided on, and the contract goes on (clause 3.6.4). */
export const isContractKept = (posted: readonly OfficeEvent[]): boolean => {
  const last = historyOf(posted).findLast(
    ({ type }) => type === 'termination-established' || type === 'termination-decided',
  );
  return last?.type === 'termination-decided' && last.details.outcome === 'kept';
};
