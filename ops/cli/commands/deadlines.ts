import type { Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { statusCell } from '#ops/cli/case/contract-section';
import { obligationLines } from '#ops/cli/case/obligation-lines';
import type { Cell, Page } from '#ops/cli/page/page';
import { sessionOf, show } from '#ops/cli/session';
import { CONTRACT_STATES } from '#ops/cli/words/words';
import type { DeadlinesView } from '#schemas/api';

const Options = z.object({ office: z.string() });
const rowsOf = (page: Page, { cases }: DeadlinesView): Cell[][] =>
  cases.flatMap((found) =>
    found.deadlines.map((deadline, index): Cell[] => [
      index === 0 ? [`№ ${found.registrationNumber}`, { text: found.caseId, tone: 'dim' }] : '',
      index === 0 ? page.word(CONTRACT_STATES[found.contractState]) : '',
      `${page.word(deadline.title)} (${deadline.clause})`,
      deadline.safeDue,
      deadline.legalDue,
      statusCell(page, deadline),
    ]),
  );

const upcoming = (page: Page, { cases }: DeadlinesView): string[] => {
  const lines = cases.flatMap(({ registrationNumber, obligations }) =>
    obligations.length === 0
      ? []
      : [page.line(`№ ${registrationNumber}`), ...obligations.flatMap((one) => obligationLines(page, one))],
  );
  return lines.length === 0
    ? []
    : ['', ...page.sentence({ ru: 'Наблюдение по контрактам:', en: 'Monitoring of contracts:' }), ...lines];
};

const render = (page: Page, view: DeadlinesView): string =>
  view.cases.length === 0
    ? page
        .sentence({
          ru: 'Дел, по которым что-то не сделано, у отдела нет.',
          en: 'The office has no case that owes anything.',
        })
        .join('\n')
    : [
        ...page.table({
          columns: [
            { head: { ru: 'дело', en: 'case' }, width: 27 },
            { head: { ru: 'состояние', en: 'state' }, width: 15 },
            { head: { ru: 'срок', en: 'term' }, width: 19 },
            { head: { ru: 'надёжно', en: 'safe' }, width: 11 },
            { head: { ru: 'по закону', en: 'legal' }, width: 11 },
            { head: { ru: 'как', en: 'status' }, width: 11 },
          ],
          rows: rowsOf(page, view),
        }),
        ...upcoming(page, view),
        ...(view.more
          ? page.sentence({
              ru: 'Показаны не все дела: отметьте то, что уже сделано.',
              en: 'Not all cases are shown: post what has been done.',
            })
          : []),
      ].join('\n');

export const deadlinesCommand = (desk: Desk): Command =>
  commandOf(
    'deadlines',
    { ru: 'Сроки дел отдела, ближайшие первыми', en: "An office's deadlines, nearest first" },
    ['sverka deadlines --office vladimir-1'],
  )
    .requiredOption('--office <id>', 'office id / код отдела')
    .action(async (options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const reply = await session.api.deadlines(Options.parse(options).office);
      show(session, reply, (view) => render(session.page, view));
    });
