import type { Bilingual } from '#schemas/bilingual';

/** How a case came to its end. */
export type CaseEnd = 'contract' | 'refused' | 'withdrawn';

/**
 * How long a case is kept after the year in which it ended, by how it ended. ASSUMED, and to be confirmed by the office:
 * the regulation only asks that a court can still be gone to (clause 5.13). The general limitation is three years (ГК РФ
 * art. 196); the purpose of a contract that was paid for lasts longer than that of a refusal (152-ФЗ art. 5 part 7).
 * Years are counted from 1 January after the end, as archives count them.
 */
export const RETENTION_RULES: Readonly<Record<CaseEnd, { years: number; basis: Bilingual }>> = {
  contract: {
    years: 5,
    basis: {
      ru: 'пять лет после года закрытия дела о контракте (п. 5.13; 152-ФЗ, ст. 5 ч. 7; принято, подтверждает отдел)',
      en: 'five years after the year in which the case of a contract was closed (clause 5.13; 152-ФЗ art. 5 part 7; assumed, for the office to confirm)',
    },
  },
  refused: {
    years: 3,
    basis: {
      ru: 'три года после года закрытия: срок исковой давности (п. 5.13; ГК РФ, ст. 196; принято, подтверждает отдел)',
      en: 'three years after the year of closing: the limitation period (clause 5.13; ГК РФ art. 196; assumed, for the office to confirm)',
    },
  },
  withdrawn: {
    years: 3,
    basis: {
      ru: 'три года после года отзыва: срок исковой давности (п. 5.13; ГК РФ, ст. 196; принято, подтверждает отдел)',
      en: 'three years after the year of the withdrawal: the limitation period (clause 5.13; ГК РФ art. 196; assumed, for the office to confirm)',
    },
  },
};
