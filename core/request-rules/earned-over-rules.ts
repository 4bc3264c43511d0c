import { type RequestRule, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import type { IncomeKind } from '#schemas/declaration';
import { type FieldError, pointerOf } from '#schemas/problem';
import { IncomeSpansView } from '#schemas/request-view';

/** Seasonal, fixed-term and civil-law work, business, rent: kinds that are earned over months (44-ФЗ art. 9). */
const EARNED_OVER_MONTHS: readonly IncomeKind[] = ['labour', 'other'];

const ONE_OF_BOTH = says(
  'нужны либо суммы по месяцам (byMonth), либо вся сумма и месяцы, за которые она получена (earnedOver; 44-ФЗ ст. 9)',
  'either amounts by month (byMonth) or the whole sum and its months (earnedOver; 44-FZ art. 9) are needed',
);
const OTHER_KIND = says(
  'распределять по месяцам можно только доходы от трудовой деятельности и иные доходы (44-ФЗ ст. 9)',
  'only labour and other income may be spread over months (44-FZ art. 9)',
);
const BACKWARDS = says(
  'последний месяц раньше первого (44-ФЗ ст. 9)',
  'the last month is before the first (44-FZ art. 9)',
);

type Row = NonNullable<IncomeSpansView['declaration']['income'][number]>;

const errorsOf = ({ kind, byMonth, earnedOver }: Row, index: number): FieldError[] => {
  const path = ['declaration', 'income', index];
  if ((byMonth === undefined) === (earnedOver === undefined)) {
    return [{ pointer: pointerOf(path), detail: ONE_OF_BOTH }];
  }
  if (earnedOver === undefined) return [];
  if (!EARNED_OVER_MONTHS.includes(kind)) {
    return [{ pointer: pointerOf([...path, 'earnedOver']), detail: OTHER_KIND }];
  }
  return earnedOver.to < earnedOver.from
    ? [{ pointer: pointerOf([...path, 'earnedOver', 'to']), detail: BACKWARDS }]
    : [];
};

export const earnedOverRules: readonly RequestRule[] = [
  rule(IncomeSpansView, ({ declaration }) =>
    declaration.income.flatMap((row, index) => (row === undefined ? [] : errorsOf(row, index))),
  ),
];
