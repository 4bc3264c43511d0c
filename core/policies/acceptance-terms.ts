import type { Term } from '#core/policies/policy-pack';

/** Clauses 3.2.2 and 3.2.3 of order № 10 of 08.12.2015. */
export const ACCEPTANCE_TERMS: readonly Term[] = [
  {
    code: 'preparation',
    clause: '3.2.2',
    title: {
      ru: 'Проверить сведения и передать дело в комиссию',
      en: 'Verify and hand over to the commission',
    },
    days: 6,
    counted: 'calendar-days',
  },
  {
    code: 'additional-check-notice',
    clause: '3.2.3',
    title: { ru: 'Уведомить о дополнительной проверке', en: 'Notify about an additional check' },
    days: 10,
    counted: 'calendar-days',
  },
  {
    code: 'final-answer',
    clause: '3.2.3',
    title: { ru: 'Дать заявителю окончательный ответ', en: 'Give the applicant the final answer' },
    days: 30,
    counted: 'calendar-days',
  },
];

/**
 * Where a region's own regulation is not at hand: the 10 and 30 days are those of 178-ФЗ art. 8, the six days are taken
 * from order № 10 as a model, and the term says so. To be confirmed against the act of each region.
 */
export const FEDERAL_ACCEPTANCE_TERMS: readonly Term[] = ACCEPTANCE_TERMS.map((term) => ({
  ...term,
  clause: term.code === 'preparation' ? 'п. 3.2.2 приказа № 10 (образец)' : '178-ФЗ ст. 8',
}));
