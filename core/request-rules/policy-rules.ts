import { ifYearsKnown } from '#core/time/calendar';
import { deadlinesOf } from '#core/terms/deadlines';
import { incomeWindowOf } from '#core/income/income-window';
import { foldedName } from '#core/matching';
import { kopecksOf, sumOf } from '#core/money';
import type { PolicyPack } from '#core/policies/policy-pack';
import { findPolicy } from '#core/policies/registry';
import { minimaOn } from '#core/income/minima-on';
import { applicationDayOf } from '#core/time/reference-days';
import { type RequestRule, repeatedPlaces, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { pointerOf } from '#schemas/problem';
import {
  ApplicationDayView,
  IncomeAmountsView,
  IncomeMonthsView,
  IncomeRowsView,
  PolicyDayView,
  PolicyView,
  PurposeDaysView,
  TrackView,
} from '#schemas/request-view';

const calendarKnows = ({ acceptedOn, purpose }: PolicyDayView, policy: PolicyPack): boolean =>
  ifYearsKnown(() => deadlinesOf(acceptedOn, policy, purpose)) !== undefined;

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
  rule(TrackView, ({ policy, track }) => {
    const pack = findPolicy(policy);
    return pack === undefined || pack.tracks[track] !== undefined
      ? []
      : [
          {
            pointer: '/track',
            detail: says(
              'этого направления в правилах региона нет (178-ФЗ ст. 8.1)',
              'the rules of this region do not offer this track (178-FZ art. 8.1)',
            ),
          },
        ];
  }),
  rule(PolicyDayView, (view) => {
    const pack = findPolicy(view.policy);
    return pack === undefined || calendarKnows(view, pack)
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
  rule(ApplicationDayView, ({ policy, acceptedOn, appliedOn }) => {
    const pack = findPolicy(policy);
    const day = applicationDayOf({ acceptedOn, appliedOn });
    return pack === undefined || minimaOn(pack.minima, day) !== undefined
      ? []
      : [
          {
            pointer: appliedOn === undefined ? '/acceptedOn' : '/appliedOn',
            detail: says('нет прожиточного минимума на этот год', 'no subsistence minima for this year'),
          },
        ];
  }),
  rule(PurposeDaysView, ({ purpose, acceptedOn, appliedOn }) =>
    appliedOn === undefined || (purpose === 'decision' ? appliedOn === acceptedOn : appliedOn <= acceptedOn)
      ? []
      : [
          {
            pointer: '/appliedOn',
            detail: says(
              'день обращения: для решения — день приёма, для других целей — не позже дня приёма (п. 2.11)',
              'day of application: for a decision the day of acceptance, else not after it (clause 2.11)',
            ),
          },
        ],
  ),
  rule(IncomeMonthsView, ({ policy, acceptedOn, appliedOn, declaration }) => {
    const pack = findPolicy(policy);
    const day = applicationDayOf({ acceptedOn, appliedOn });
    return pack === undefined ||
      incomeWindowOf(day, pack).every((month, index) => month === declaration.incomeMonths[index])
      ? []
      : [
          {
            pointer: '/declaration/incomeMonths',
            detail: says(
              'месяцы не совпадают с расчётным периодом для дня обращения (44-ФЗ ст. 4)',
              'the months are not the accounting period of the day of application (44-FZ art. 4)',
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
    sumOf(
      declaration.income.flatMap(({ byMonth = [], earnedOver }) =>
        [...byMonth, ...(earnedOver === undefined ? [] : [earnedOver.amount])].map(kopecksOf),
      ),
    ) <= BigInt(Number.MAX_SAFE_INTEGER)
      ? []
      : [
          {
            pointer: '/declaration/income',
            detail: says('сумма доходов слишком велика', 'the sum of the incomes is too large'),
          },
        ],
  ),
];
