import type { Bilingual } from '#schemas/bilingual';

/** How the parts of a Russian citation are written in an English sentence. */
const IN_ENGLISH: readonly (readonly [string | RegExp, string])[] = [
  [/закон \S+ области/gu, 'regional law'],
  ['форма заявления', 'application form'],
  ['ПП РФ', 'Decree'],
  ['приказа', 'of order'],
  ['(образец)', '(model)'],
  ['-ФЗ', '-FZ'],
  ['-ОЗ', '-OZ'],
  ['ст.', 'art.'],
  ['пп.', 'pp.'],
  ['п.', 'p.'],
  ['№', 'No.'],
];

/** A clause inside brackets: `п. 2.8.1` of the order that a pack follows, or an act with its article as it stands. */
export const citedClause = (clause: string): Bilingual => {
  if (/^\d+\.\d/.test(clause)) return { ru: `п. ${clause}`, en: `clause ${clause}` };
  const en = IN_ENGLISH.reduce((text, [russian, english]) => text.replaceAll(russian, english), clause);
  return { ru: clause, en };
};
