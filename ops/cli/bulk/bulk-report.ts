import type { BulkRun, FailedLine } from '#ops/cli/bulk/bulk-run';
import type { Page } from '#ops/cli/page/page';
import { problemLines } from '#ops/cli/problem-failure';
import { RESULT_STATUSES } from '#ops/cli/words/words';

/** More would only be scrolled away; all of them stand in the journal. */
const MOST_SHOWN = 50;

const byStatus = (page: Page, { results }: BulkRun): string => {
  const counts = new Map<(typeof results)[number]['status'], number>();
  for (const { status } of results) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${page.word(RESULT_STATUSES[status])}: ${count}`).join('; ');
};

const failedLine = (page: Page, { line, httpStatus, problem }: FailedLine): string[] => [
  page.line(
    `✗ ${page.word({ ru: `строка ${line}`, en: `line ${line}` })}: ${page.word({ ru: 'не принято', en: 'not accepted' })} (HTTP ${httpStatus})`,
    'bad',
  ),
  ...problemLines(page, problem).map((text) => `    ${text}`),
];

const failedLines = (page: Page, { failed }: BulkRun): string[] => {
  const sorted = failed.toSorted((one, other) => one.line - other.line);
  const more = sorted.length - MOST_SHOWN;
  return [
    ...sorted.slice(0, MOST_SHOWN).flatMap((line) => failedLine(page, line)),
    ...(more <= 0
      ? []
      : page.sentence({ ru: `Ещё ${more} — в журнале.`, en: `${more} more are in the journal.` })),
  ];
};

/** What has come of the file: counts, then each line that was not taken with the places of its wrong fields. */
export const bulkReport = (run: BulkRun): string => {
  const { page } = run.session;
  const { total, open, results, failed, journal } = run;
  const rest = total - open.size - results.length - failed.length;
  return [
    ...page.pairs([
      [{ ru: 'Строк с запросами', en: 'requests' }, `${total}`],
      [
        { ru: 'С результатом', en: 'with a result' },
        `${results.length}${results.length === 0 ? '' : ` (${byStatus(page, run)})`}`,
      ],
      [{ ru: 'Ждут ответов', en: 'waiting' }, `${open.size}`],
      [
        { ru: 'Не приняты', en: 'not accepted' },
        failed.length === 0 ? '0' : { text: `${failed.length}`, tone: 'bad' },
      ],
      ...(rest === 0 ? [] : ([[{ ru: 'Не отправлены', en: 'not sent' }, `${rest}`]] as const)),
      [{ ru: 'Журнал', en: 'journal' }, journal.path],
    ]),
    ...failedLines(page, run),
  ].join('\n');
};
