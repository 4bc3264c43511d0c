import { moscowTime } from '#ops/cli/words/moments';
import type { Bilingual } from '#schemas/bilingual';
import type { Page } from '#ops/cli/page/page';
import { DISCREPANCY_KINDS, EFFECTS, RESULT_STATUSES, SEVERITIES } from '#ops/cli/words/words';
import type { DossierFinding, DossierResult } from '#schemas/dossier';

const sides = ({ declared, recorded }: DossierFinding): string[] => [
  ...(declared === undefined ? [] : [`заявлено / declared: ${declared}`]),
  ...(recorded === undefined ? [] : [`в реестре / recorded: ${recorded}`]),
];

/** Other regions cite an act with its article, not a number of a regulation. */
const cited = (clause: string): Bilingual =>
  /^\d+\.\d/.test(clause) ? { ru: `п. ${clause}`, en: `clause ${clause}` } : { ru: clause, en: clause };

const findingLines = (page: Page, finding: DossierFinding): string[] => {
  const { kind, severity, clause, effect, subjectId, explanation, nextStep } = finding;
  const title = [
    page.word(SEVERITIES[severity]),
    ...(kind === undefined ? [] : [page.word(DISCREPANCY_KINDS[kind])]),
    page.word(cited(clause)),
    page.word(EFFECTS[effect]),
    ...(subjectId === undefined ? [] : [subjectId]),
  ];
  return [
    page.line(`  ${title.join(' · ')}`),
    ...sides(finding).map((side) => page.line(`    ${side}`)),
    ...page.sentence(explanation, 4),
    ...(nextStep === undefined ? [] : page.sentence(nextStep, 4)),
  ];
};

const resultLines = (
  page: Page,
  { version, createdAt, status, summary, ...more }: DossierResult,
): string[] => [
  '',
  page.line(
    `${page.word({ ru: `Версия ${version}`, en: `Version ${version}` })}, ${moscowTime(page, createdAt)}: ${page.word(RESULT_STATUSES[status])}`,
    'strong',
  ),
  ...page.sentence(summary, 2),
  ...more.findings.flatMap((finding) => findingLines(page, finding)),
  ...(more.changes?.list ?? []).flatMap(({ text }) =>
    page.sentence({ ru: `изменилось: ${text.ru}`, en: `changed: ${text.en}` }, 2),
  ),
];

/** Every issued version with what it found and what it changed. */
export const dossierResults = (page: Page, results: readonly DossierResult[]): string[] => [
  ...page.heading({ ru: `Результаты: ${results.length}`, en: `Results: ${results.length}` }),
  ...(results.length === 0
    ? page.sentence({ ru: 'Результата ещё нет.', en: 'There is no result yet.' })
    : results.flatMap((result) => resultLines(page, result)).slice(1)),
];
