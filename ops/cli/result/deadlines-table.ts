import type { Cell, Page } from '#ops/cli/page/page';
import type { Bilingual } from '#schemas/bilingual';
import type { Deadline } from '#schemas/deadline';

const HEADS: readonly { head: Bilingual; width: number }[] = [
  { head: { ru: 'срок', en: 'term' }, width: 40 },
  { head: { ru: 'пункт', en: 'clause' }, width: 9 },
  { head: { ru: 'с', en: 'from' }, width: 11 },
  { head: { ru: 'по счёту', en: 'nominal' }, width: 11 },
  { head: { ru: 'по закону', en: 'legal' }, width: 12 },
  { head: { ru: 'надёжно', en: 'safe' }, width: 11 },
];

/** Legal terms with their nominal, legal and safe due days. */
export const deadlinesTable = (page: Page, deadlines: readonly Deadline[]): string[] =>
  page.table({
    columns: HEADS,
    rows: deadlines.map((deadline): Cell[] => [
      page.word(deadline.title),
      deadline.clause,
      deadline.startsOn,
      deadline.nominalDue,
      deadline.legalDue,
      { text: deadline.safeDue, tone: 'strong' },
    ]),
  });
