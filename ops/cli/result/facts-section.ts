import type { Cell, Page } from '#ops/cli/page/page';
import type { AgencyFact, PaymentMonth } from '#schemas/verification-result';

const PAYMENT_GROUNDS: Record<PaymentMonth['ground'], { ru: string; en: string }> = {
  signing: { ru: 'от подписания', en: 'from signing' },
  employment: { ru: 'от трудоустройства', en: 'from employment' },
  training: { ru: 'на время обучения', en: 'during study' },
};
const PAYMENT_STATES: Record<PaymentMonth['state'], { ru: string; en: string }> = {
  due: { ru: 'к выплате', en: 'due' },
  'to-check': {
    ru: 'проверить: работа или обучение прекращены',
    en: 'to check: the job has ended or the course was dropped',
  },
};

/** Months of payment after a job or during study. Nothing is printed where there are none. */
export const paymentMonthsSection = (page: Page, months: readonly PaymentMonth[]): string[] =>
  months.length === 0
    ? []
    : [
        ...page.heading({ ru: 'Месяцы выплат', en: 'Months of payment' }),
        ...page.table({
          columns: [
            { head: { ru: 'лицо', en: 'person' }, width: 14 },
            { head: { ru: 'месяц', en: 'month' }, width: 16 },
            { head: { ru: 'основание', en: 'ground' }, width: 30 },
            { head: { ru: 'состояние', en: 'state' }, width: 34 },
          ],
          rows: months.map(({ subjectId, month, ground, state }): Cell[] => [
            subjectId,
            month,
            page.word(PAYMENT_GROUNDS[ground]),
            { text: page.word(PAYMENT_STATES[state]), tone: state === 'due' ? 'good' : 'warning' },
          ]),
        }),
      ];

/** What agencies have posted besides placements. Nothing is printed where there is nothing. */
export const factsSection = (page: Page, facts: readonly AgencyFact[]): string[] =>
  facts.length === 0
    ? []
    : [
        ...page.heading({ ru: 'Сообщения ведомств', en: 'Posted by agencies' }),
        ...facts.flatMap(({ subjectId, effectiveOn, withdrawnOn, title, clause, consequence, reports }) => [
          page.line(`${effectiveOn}  ${subjectId}: ${page.word(title)}`, 'strong'),
          ...reports.map(({ source, sourceEventId, reportedOn }) =>
            page.line(
              `  ${page.word({ ru: 'сообщено', en: 'reported' })} ${reportedOn}, ${source} ${sourceEventId}`,
              'dim',
            ),
          ),
          ...(withdrawnOn === undefined
            ? []
            : [
                page.line(
                  `  ${page.word({ ru: 'отозвано отправителем', en: 'withdrawn by its sender' })} ${withdrawnOn}`,
                  'warning',
                ),
              ]),
          ...(consequence === undefined ? [] : page.sentence(consequence, 2)),
          ...(clause === undefined
            ? []
            : [page.line(`  ${page.word({ ru: 'п.', en: 'clause' })} ${clause}`)]),
        ]),
      ];
