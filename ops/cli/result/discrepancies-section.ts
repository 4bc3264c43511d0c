import type { Page, Tone } from '#ops/cli/page/page';
import { roubles } from '#ops/cli/words/roubles';
import { DISCREPANCY_KINDS, EFFECTS, SEVERITIES } from '#ops/cli/words/words';
import type { Bilingual } from '#schemas/bilingual';
import { Severity } from '#schemas/verification-result';
import type { Discrepancy } from '#schemas/verification-result';

const TONES: Record<Severity, Tone> = {
  blocking: 'bad',
  high: 'bad',
  medium: 'warning',
  low: 'plain',
  info: 'dim',
};

const weight = (severity: Severity): number => Severity.options.indexOf(severity);

/** Amounts come as `45500.00`. */
const amountOrText = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{1,12}\.\d{2}$/.test(text) ? roubles(Number(text.replace('.', ''))) : text;

const PARTICULARS: readonly (readonly [
  Bilingual,
  (finding: Discrepancy, page: Page) => string | undefined,
])[] = [
  [{ ru: 'Пункт', en: 'clause' }, ({ clause }) => clause],
  [{ ru: 'Лицо', en: 'person' }, ({ subjectId }) => subjectId],
  [{ ru: 'Заявлено', en: 'declared' }, ({ declared }) => amountOrText(declared)],
  [{ ru: 'В реестре', en: 'recorded' }, ({ recorded }) => amountOrText(recorded)],
  [{ ru: 'Влияние', en: 'effect' }, ({ effect }, page) => page.word(EFFECTS[effect])],
];

const labelled = (page: Page, label: Bilingual, text: Bilingual): string[] =>
  page.sentence({ ru: `${label.ru}: ${text.ru}`, en: `${label.en}: ${text.en}` }, 4);

const finding = (page: Page, discrepancy: Discrepancy, place: number): string[] => [
  '',
  page.line(
    `${String(place).padStart(2)}. ${page.word(SEVERITIES[discrepancy.severity])} · ${page.word(DISCREPANCY_KINDS[discrepancy.kind])}`,
    TONES[discrepancy.severity],
  ),
  ...page.pairs(
    PARTICULARS.flatMap(([label, valueOf]) => {
      const value = valueOf(discrepancy, page);
      return value === undefined ? [] : [[label, value] as const];
    }),
    4,
  ),
  ...labelled(page, { ru: 'Объяснение', en: 'Explanation' }, discrepancy.explanation),
  ...labelled(page, { ru: 'Что дальше', en: 'Next step' }, discrepancy.nextStep),
];

/** All findings at once, the heaviest first: clause, effect, what was said and recorded, what may be done. */
export const discrepanciesSection = (page: Page, discrepancies: readonly Discrepancy[]): string[] => {
  const sorted = discrepancies.toSorted((one, other) => weight(other.severity) - weight(one.severity));
  return [
    ...page.heading({ ru: `Расхождения: ${sorted.length}`, en: `Discrepancies: ${sorted.length}` }),
    ...(sorted.length === 0
      ? page.sentence({ ru: 'Расхождений не найдено.', en: 'No discrepancies were found.' })
      : sorted.flatMap((discrepancy, index) => finding(page, discrepancy, index + 1)).slice(1)),
  ];
};
