import type { Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import type { Cell, Page, Tone } from '#ops/cli/page';
import { sessionOf, show } from '#ops/cli/session';
import { CASE_STATES } from '#ops/cli/words';
import type { DeadlinesView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';

const Options = z.object({ office: z.string() });
type DeadlineStatus = DeadlinesView['cases'][number]['deadlines'][number]['status'];

const STATUSES: Record<DeadlineStatus, Bilingual & { tone: Tone }> = {
  met: { ru: 'выполнен', en: 'met', tone: 'good' },
  open: { ru: 'идёт', en: 'open', tone: 'plain' },
  'due-today': { ru: 'сегодня', en: 'due today', tone: 'warning' },
  overdue: { ru: 'просрочен', en: 'overdue', tone: 'bad' },
};

const rowsOf = (page: Page, { cases }: DeadlinesView): Cell[][] =>
  cases.flatMap((found) =>
    found.deadlines.map((deadline, index): Cell[] => [
      index === 0 ? [`№ ${found.registrationNumber}`, { text: found.caseId, tone: 'dim' }] : '',
      index === 0 ? page.word(CASE_STATES[found.state]) : '',
      `${page.word(deadline.title)} (${deadline.clause})`,
      deadline.safeDue,
      deadline.legalDue,
      { text: page.word(STATUSES[deadline.status]), tone: STATUSES[deadline.status].tone },
    ]),
  );

const render = (page: Page, view: DeadlinesView): string =>
  view.cases.length === 0
    ? page.sentence({ ru: 'Дел у отдела нет.', en: 'The office has no cases.' }).join('\n')
    : page
        .table({
          columns: [
            { head: { ru: 'дело', en: 'case' }, width: 27 },
            { head: { ru: 'состояние', en: 'state' }, width: 15 },
            { head: { ru: 'срок', en: 'term' }, width: 20 },
            { head: { ru: 'надёжно', en: 'safe' }, width: 11 },
            { head: { ru: 'по закону', en: 'legal' }, width: 11 },
            { head: { ru: 'срок', en: 'status' }, width: 10 },
          ],
          rows: rowsOf(page, view),
        })
        .join('\n');

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
