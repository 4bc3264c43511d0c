import { addMonths, monthOf } from '#core/time/month';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { IsoDay, IsoMonth } from '#schemas/time';

export type IncomeWindow = readonly [IsoMonth, IsoMonth, IsoMonth];

/** The three months before the month of application, or before the lag that precedes it (44-ФЗ art. 4). */
export const incomeWindowOf = (
  acceptedOn: IsoDay,
  policy: Pick<PolicyPack, 'incomeLagMonths'>,
): IncomeWindow => {
  const after = addMonths(monthOf(acceptedOn), -policy.incomeLagMonths);
  return [addMonths(after, -3), addMonths(after, -2), addMonths(after, -1)];
};
