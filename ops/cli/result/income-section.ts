import type { Cell, Page } from '#ops/cli/page/page';
import { roubles } from '#ops/cli/words/roubles';
import type { Bilingual } from '#schemas/bilingual';
import type { IncomeAssessment, IncomeComparison, VerificationResult } from '#schemas/verification-result';

const AGAINST_THRESHOLD: Record<'below' | 'equal' | 'above', Bilingual> = {
  below: { ru: 'ниже порога', en: 'below' },
  equal: { ru: 'ровно порог: решает комиссия', en: 'exactly the threshold' },
  above: { ru: 'не ниже порога', en: 'not below' },
};

const against = ({ belowThreshold, equalsThreshold }: IncomeAssessment): keyof typeof AGAINST_THRESHOLD => {
  if (equalsThreshold) return 'equal';
  return belowThreshold ? 'below' : 'above';
};

const verdict = (page: Page, assessment: IncomeAssessment): Cell => {
  const place = against(assessment);
  return { text: page.word(AGAINST_THRESHOLD[place]), tone: place === 'below' ? 'good' : 'warning' };
};

const ROWS: readonly (readonly [Bilingual, (assessment: IncomeAssessment, page: Page) => Cell])[] = [
  [{ ru: 'Доход семьи за три месяца', en: 'total' }, ({ total }) => roubles(total)],
  [{ ru: 'Вычтено алиментов', en: 'alimony deducted' }, ({ alimonyDeducted }) => roubles(alimonyDeducted)],
  [{ ru: 'Членов семьи', en: 'members' }, ({ members }) => String(members)],
  [
    { ru: 'Среднедушевой доход', en: 'average per capita' },
    ({ averagePerCapita }) => ({ text: roubles(averagePerCapita), tone: 'strong' }),
  ],
  [
    { ru: 'Порог на человека', en: 'threshold per capita' },
    ({ thresholdPerCapita }) => ({ text: roubles(thresholdPerCapita), tone: 'strong' }),
  ],
  [{ ru: 'Против порога', en: 'against the threshold' }, (assessment, page) => verdict(page, assessment)],
];

const DIRECTIONS: Record<IncomeComparison['direction'], Bilingual> = {
  higher: { ru: 'выше, чем при решении', en: 'higher than at the decision' },
  lower: { ru: 'ниже, чем при решении', en: 'lower than at the decision' },
  same: { ru: 'такой же, как при решении', en: 'the same as at the decision' },
};

/** Before and after the contract, per head. */
const comparisonLines = (page: Page, comparison: IncomeComparison | undefined): string[] => {
  if (comparison === undefined) return [];
  const { months, before, direction } = comparison;
  const was = `${roubles(before.averagePerCapita)} (${months.join(', ')})`;
  return [
    '',
    ...page.sentence({
      ru: `Доход на человека ${DIRECTIONS[direction].ru}: тогда ${was}.`,
      en: `The income per head is ${DIRECTIONS[direction].en}: then ${was}.`,
    }),
  ];
};

/** Income against the threshold, as declared and as recorded; the comparison itself was exact. */
export const incomeSection = (page: Page, income: VerificationResult['income']): string[] => {
  const { declared, recorded } = income;
  const isInBand = declared.inBand || recorded?.inBand === true;
  return [
    ...page.heading({ ru: 'Доход и порог', en: 'Income against the threshold' }),
    page.line(`${page.word({ ru: 'Месяцы', en: 'months' })}: ${income.months.join(', ')}`),
    '',
    ...page.table({
      columns: [
        { head: { ru: '', en: '' }, width: 44 },
        { head: { ru: 'по заявлению', en: 'declared' }, width: 27 },
        { head: { ru: 'по реестрам', en: 'recorded' }, width: 27 },
      ],
      rows: ROWS.map(([label, cellOf]) => [
        page.word(label),
        cellOf(declared, page),
        recorded === undefined ? '—' : cellOf(recorded, page),
      ]),
    }),
    ...(recorded === undefined
      ? [
          '',
          ...page.sentence({
            ru: 'Ни один реестр ещё не закрыл эти месяцы: сравнить не с чем. Это не значит «дохода нет».',
            en: 'No register has closed these months yet: nothing to compare with. That does not mean "no income".',
          }),
        ]
      : []),
    ...comparisonLines(page, income.comparison),
    ...(isInBand
      ? [
          '',
          ...page.sentence({
            ru: 'Доход выше 1,0, но ниже 1,5 минимума: пункты 1.2 и 2.8.2 читаются по-разному, решает комиссия.',
            en: 'Above 1.0 but below 1.5 minima: clauses 1.2 and 2.8.2 read apart, the commission decides.',
          }),
        ]
      : []),
  ];
};
