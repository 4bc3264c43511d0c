import type { Page } from '#ops/cli/page/page';
import { PLACEMENT_STATES } from '#ops/cli/words/words';
import type { PlacementFact } from '#schemas/verification-result';

const CONFIRMATIONS: Partial<Record<string, { ru: string; en: string }>> = {
  'centre-referral': { ru: 'направление ЦЗН', en: 'centre referral' },
  employer: { ru: 'работодатель', en: 'employer' },
  'social-fund-record': { ru: 'сведения СФР', en: 'social fund record' },
  applicant: { ru: 'сам заявитель', en: 'applicant' },
};

const confirmationWord = (page: Page, confirmation: string): string => {
  const known = CONFIRMATIONS[confirmation];
  return known === undefined ? confirmation : page.word(known);
};

/** Jobs found, after corrections and cancellations. Nothing is printed where there are none. */
export const placementsSection = (page: Page, placements: readonly PlacementFact[]): string[] =>
  placements.length === 0
    ? []
    : [
        ...page.heading({ ru: 'Трудоустройство', en: 'Job placements' }),
        ...page.table({
          columns: [
            { head: { ru: 'лицо', en: 'person' }, width: 14 },
            { head: { ru: 'состояние', en: 'state' }, width: 17 },
            { head: { ru: 'работодатель', en: 'employer' }, width: 31 },
            { head: { ru: 'с / по', en: 'from / until' }, width: 15 },
            { head: { ru: 'подтвердил', en: 'confirmed by' }, width: 19 },
          ],
          rows: placements.map((fact) => [
            fact.subjectId,
            page.word(PLACEMENT_STATES[fact.state]),
            [fact.employerName, { text: `ИНН ${fact.employerInn}`, tone: 'dim' }],
            fact.endOn === undefined ? fact.startOn : [fact.startOn, fact.endOn],
            confirmationWord(page, fact.confirmation),
          ]),
        }),
      ];
