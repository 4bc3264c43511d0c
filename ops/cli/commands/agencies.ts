import type { Command } from 'commander';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import type { Page } from '#ops/cli/page';
import { sessionOf, show } from '#ops/cli/session';
import { QUERY_KINDS } from '#ops/cli/words';
import type { AgenciesView } from '#schemas/api';

const render = (page: Page, { agencies }: AgenciesView): string =>
  page
    .table({
      columns: [
        { head: { ru: 'ведомство', en: 'agency' }, width: 25 },
        { head: { ru: 'о чём спрашиваем', en: 'kinds' }, width: 28 },
        { head: { ru: 'срок, раб. дней', en: 'term, days' }, width: 14 },
        { head: { ru: 'вызовов разом', en: 'parallel' }, width: 12 },
        { head: { ru: 'ждут', en: 'waiting' }, width: 9 },
        { head: { ru: 'сбой', en: 'failed' }, width: 7 },
      ],
      rows: agencies.map((agency) => [
        [agency.agency, { text: agency.title, tone: 'dim' }],
        agency.kinds.map((kind) => page.word(QUERY_KINDS[kind])),
        String(agency.termWorkingDays),
        String(agency.maxConcurrency),
        String(agency.waitingHints),
        { text: String(agency.deadLetters), tone: agency.deadLetters === 0 ? 'dim' : 'bad' },
      ]),
    })
    .join('\n');

export const agenciesCommand = (desk: Desk): Command =>
  commandOf('agencies', { ru: 'Ведомства: о чём спрашиваем и сколько ждёт', en: 'Agencies and their load' }, [
    'sverka agencies',
  ]).action(async (_options: unknown, command: Command) => {
    const session = sessionOf(desk, command);
    show(session, await session.api.agencies(), (view) => render(session.page, view));
  });
