import type { Page, Tone } from '#ops/cli/page';
import { DISCREPANCY_KINDS, EFFECTS, SEVERITIES } from '#ops/cli/words';
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

const claimAndRecord = (page: Page, { declared, recorded }: Discrepancy): string[] =>
  page.pairs(
    [
      ...(declared === undefined ? [] : [[{ ru: 'Заявлено', en: 'declared' }, declared] as const]),
      ...(recorded === undefined ? [] : [[{ ru: 'В реестре', en: 'recorded' }, recorded] as const]),
    ],
    4,
  );

const labelled = (
  page: Page,
  label: { ru: string; en: string },
  text: { ru: string; en: string },
): string[] => page.sentence({ ru: `${label.ru}: ${text.ru}`, en: `${label.en}: ${text.en}` }, 4);

const finding = (page: Page, discrepancy: Discrepancy, place: number): string[] => [
  '',
  page.line(
    `${String(place).padStart(2)}. ${page.word(SEVERITIES[discrepancy.severity])} · ${page.word(DISCREPANCY_KINDS[discrepancy.kind])}`,
    TONES[discrepancy.severity],
  ),
  ...page.pairs(
    [
      [{ ru: 'Пункт', en: 'clause' }, discrepancy.clause],
      [{ ru: 'Влияние', en: 'effect' }, page.word(EFFECTS[discrepancy.effect])],
      ...(discrepancy.subjectId === undefined
        ? []
        : [[{ ru: 'Лицо', en: 'person' }, discrepancy.subjectId] as const]),
    ],
    4,
  ),
  ...claimAndRecord(page, discrepancy),
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
