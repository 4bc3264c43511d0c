import { monthOf } from '#core/time/month';
import { applicationDayOf } from '#core/time/reference-days';
import { type RequestRule, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { CheckMonthView } from '#schemas/request-view';
import { FOLLOW_UP_PURPOSES } from '#schemas/verification-request';

const OTHER_PURPOSE = says(
  'месяц проверки указывают только для проверок по заключённому контракту: monitoring, contract-end, post-contract (п. 3.4.4)',
  'the month of check is for checks of a signed contract only: monitoring, contract-end, post-contract (clause 3.4.4)',
);
const OTHER_TIME = says(
  'месяц проверки: не раньше месяца обращения и не позже месяца приёма (п. 3.4.4)',
  'month of check: not before the month of the application, not after the month of acceptance (clause 3.4.4)',
);

const wrongMonth = ({ purpose, checkMonth, acceptedOn, appliedOn }: CheckMonthView): string | undefined => {
  if (!FOLLOW_UP_PURPOSES.includes(purpose)) return OTHER_PURPOSE;
  const first = monthOf(applicationDayOf({ acceptedOn, appliedOn }));
  return checkMonth < first || checkMonth > monthOf(acceptedOn) ? OTHER_TIME : undefined;
};

export const checkMonthRules: readonly RequestRule[] = [
  rule(CheckMonthView, (view) => {
    const detail = wrongMonth(view);
    return detail === undefined ? [] : [{ pointer: '/checkMonth', detail }];
  }),
];
