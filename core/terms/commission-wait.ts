import { daysBetween } from '#core/time/day';
import { historyOf, type Happened } from '#core/office/office-history';
import type { CommissionWait } from '#schemas/contract-facts';
import type { OfficeEvent } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';

const meetingIn = (event: Happened): IsoDay | undefined => {
  if (event.type === 'commission-met') return event.occurredOn;
  if (event.type !== 'commission-concluded') return undefined;
  return event.details?.meetingOn ?? event.occurredOn;
};

/**
 * How long the papers handed over last have waited for a meeting of the commission. No term is set for convening it
 * (clause 3.3.2), though the final answer waits for it. Until it has met, days up to `today`.
 */
export const commissionWait = (posted: readonly OfficeEvent[], today: IsoDay): CommissionWait | undefined => {
  const history = historyOf(posted);
  const place = history.findLastIndex(({ type }) => type === 'handed-to-commission');
  const handed = history[place];
  if (handed === undefined) return undefined;
  const metOn = history
    .slice(place + 1)
    .map(meetingIn)
    .find((day) => day !== undefined);
  return {
    handedOn: handed.occurredOn,
    ...(metOn === undefined ? {} : { metOn }),
    days: daysBetween(handed.occurredOn, metOn ?? today),
  };
};
