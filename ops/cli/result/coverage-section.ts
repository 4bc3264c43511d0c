import type { Cell, Page, Tone } from '#ops/cli/page/page';
import { COVERAGE_STATES } from '#ops/cli/words/words';
import type { Bilingual } from '#schemas/bilingual';
import { CoverageState } from '#schemas/verification-result';
import type { CoverageItem } from '#schemas/verification-result';

const TONES: Record<CoverageState, Tone> = {
  confirmed: 'good',
  contradicted: 'bad',
  'no-answer': 'warning',
  'not-found': 'warning',
  'not-covered': 'dim',
  stale: 'warning',
};

/** Each reason once, in the order of its first item: its place plus one is its footnote number. */
const reasonsOf = (coverage: readonly CoverageItem[]): Bilingual[] => [
  ...new Map(
    coverage.flatMap(({ reason }) =>
      reason === undefined ? [] : [[`${reason.ru}\n${reason.en}`, reason] as const],
    ),
  ).values(),
];

const footnote = (reasons: readonly Bilingual[], item: CoverageItem): string => {
  const { reason } = item;
  if (reason === undefined) return '';
  const place = reasons.findIndex(({ ru, en }) => ru === reason.ru && en === reason.en);
  return ` [${place + 1}]`;
};

const titleCell = (page: Page, title: Bilingual): Cell =>
  page.language === 'both' ? [title.ru, { text: title.en, tone: 'dim' }] : page.word(title);

const countsLine = (page: Page, coverage: readonly CoverageItem[]): string =>
  CoverageState.options
    .map((state) => ({ state, count: coverage.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${page.word(COVERAGE_STATES[state])}: ${count}`)
    .join(' · ');

/** Papers of the applicant beside what they support (clause 2.6.1): by number, kind and day. */
const papersLines = (page: Page, coverage: readonly CoverageItem[]): string[] => {
  const papers = coverage.flatMap(({ papers: own = [], item }) =>
    own.map(({ reference, kind, issuedOn }) => `${item}: ${reference} (${kind}, ${issuedOn})`),
  );
  if (papers.length === 0) return [];
  const head = { ru: 'Документы, приложенные заявителем по своей воле:', en: 'Papers the applicant added:' };
  return ['', ...page.sentence(head), ...papers.map((paper) => page.line(paper))];
};

/** Every declared item with how far it could be checked; equal reasons stand once, as footnotes. */
export const coverageSection = (page: Page, coverage: readonly CoverageItem[]): string[] => {
  const reasons = reasonsOf(coverage);
  const heading = page.heading({ ru: 'Что проверено', en: 'Coverage' });
  if (coverage.length === 0)
    return [...heading, ...page.sentence({ ru: 'Проверять нечего.', en: 'Nothing to check.' })];
  return [
    ...heading,
    page.line(countsLine(page, coverage)),
    '',
    ...page.table({
      columns: [
        { head: { ru: 'заявлено', en: 'declared item' }, width: 49 },
        { head: { ru: 'лицо', en: 'person' }, width: 13 },
        { head: { ru: 'проверка', en: 'state' }, width: 35 },
      ],
      rows: coverage.map((item) => [
        titleCell(page, item.title),
        item.subjectId ?? '—',
        {
          text: `${page.word(COVERAGE_STATES[item.state])}${footnote(reasons, item)}`,
          tone: TONES[item.state],
        },
      ]),
    }),
    ...(reasons.length === 0 ? [] : ['']),
    ...reasons.flatMap((reason, index) => {
      const mark = ` [${index + 1}] `;
      const [first = '', ...others] = page.sentence(reason, mark.length);
      return [`${mark}${first.slice(mark.length)}`, ...others];
    }),
    ...papersLines(page, coverage),
  ];
};
