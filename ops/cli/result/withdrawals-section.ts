import type { Page } from '#ops/cli/page/page';
import type { Withdrawal } from '#schemas/withdrawal';

/** What was withdrawn, which questions that ends, and what remains to be done. Nothing is printed without any. */
export const withdrawalsSection = (page: Page, withdrawals: readonly Withdrawal[] = []): string[] =>
  withdrawals.length === 0
    ? []
    : [
        ...page.heading({ ru: 'Отозвано', en: 'Withdrawn' }),
        ...withdrawals.flatMap(({ explanation, nextStep, clause }) => [
          ...page.sentence({
            ru: `${explanation.ru} (${clause})`,
            en: `${explanation.en} (${clause})`,
          }),
          ...page.sentence(nextStep, 4),
        ]),
      ];
