import { CalendarYearMissing } from '#core/calendar';
import { yearOf } from '#core/day';
import { deadlinesOf } from '#core/deadlines';
import { incomeWindowOf } from '#core/income-window';
import { foldedName } from '#core/matching';
import { kopecksOf, sumOf } from '#core/money';
import type { PolicyPack } from '#core/policies/policy-pack';
import { findPolicy } from '#core/policies/registry';
import { type RequestRule, repeatedPlaces, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { pointerOf } from '#schemas/problem';
import {
  IncomeAmountsView,
  IncomeMonthsView,
  IncomeRowsView,
  PolicyDayView,
  PolicyView,
} from '#schemas/request-view';

const calendarKnows = (acceptedOn: string, policy: PolicyPack): boolean => {
  try {
    deadlinesOf(acceptedOn, policy);
    return true;
  } catch (fault) {
    if (fault instanceof CalendarYearMissing) return false;
    throw fault;
  }
};

type Row = {
  subjectId: string;
  kind: string;
  payer?: { inn?: string | undefined; name?: string | undefined } | undefined;
};

const rowKey = ({ subjectId, kind, payer }: Row): string =>
  JSON.stringify([subjectId, kind, payer?.inn ?? foldedName(payer?.name ?? '')]);

export const policyRules: readonly RequestRule[] = [
  rule(PolicyView, ({ policy }) =>
    findPolicy(policy) === undefined
      ? [
          {
            pointer: '/policy',
            detail: says('правила с таким кодом и редакцией неизвестны', 'no rules of this id and edition'),
          },
        ]
      : [],
  ),
  rule(PolicyDayView, ({ policy, acceptedOn }) => {
    const pack = findPolicy(policy);
    return pack === undefined || calendarKnows(acceptedOn, pack)
      ? []
      : [
          {
            pointer: '/acceptedOn',
            detail: says(
              'нет производственного календаря на год, в который попадают сроки',
              'no production calendar for a year in which the terms end',
            ),
          },
        ];
  }),
  rule(PolicyDayView, ({ policy, acceptedOn }) => {
    const pack = findPolicy(policy);
    return pack === undefined || pack.minima[String(yearOf(acceptedOn))] !== undefined
      ? []
      : [
          {
            pointer: '/acceptedOn',
            detail: says('нет прожиточного минимума на этот год', 'no subsistence minima for this year'),
          },
        ];
  }),
  rule(IncomeMonthsView, ({ policy, acceptedOn, declaration }) => {
    const pack = findPolicy(policy);
    return pack === undefined ||
      incomeWindowOf(acceptedOn, pack).every((month, index) => month === declaration.incomeMonths[index])
      ? []
      : [
          {
            pointer: '/declaration/incomeMonths',
            detail: says(
              'месяцы не совпадают с расчётным периодом для дня приёма (44-ФЗ ст. 4)',
              'the months are not the accounting period of the day of acceptance (44-FZ art. 4)',
            ),
          },
        ];
  }),
  rule(IncomeRowsView, ({ declaration }) =>
    repeatedPlaces(
      declaration.income.map((row) => (row === undefined ? undefined : rowKey(row))),
      (index) => ['declaration', 'income', index],
    ).map((path) => ({
      pointer: pointerOf(path),
      detail: says(
        'строка с тем же лицом, видом дохода и плательщиком уже есть',
        'there already is a row with this subject, kind and payer',
      ),
    })),
  ),
  rule(IncomeAmountsView, ({ declaration }) =>
    sumOf(declaration.income.flatMap(({ byMonth }) => byMonth.map(kopecksOf))) <=
    BigInt(Number.MAX_SAFE_INTEGER)
      ? []
      : [
          {
            pointer: '/declaration/income',
            detail: says('сумма доходов слишком велика', 'the sum of the incomes is too large'),
          },
        ],
  ),
];
