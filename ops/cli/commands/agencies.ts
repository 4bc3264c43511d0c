import type { Command } from 'commander';
import { agenciesSetCommand } from '#ops/cli/commands/agencies-set';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { moscowTime } from '#ops/cli/words/moments';
import type { Page, Tone } from '#ops/cli/page/page';
import { sessionOf, show } from '#ops/cli/session';
import { QUERY_KINDS } from '#ops/cli/words/words';
import type { AgenciesView, ChannelView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';

const TROUBLES: Record<Exclude<ChannelView['circuit'], 'closed'>, { word: Bilingual; tone: Tone }> = {
  recovering: {
    word: { ru: 'снова отвечает, не отвечало', en: 'answers again, was silent' },
    tone: 'warning',
  },
  open: { word: { ru: 'не отвечает', en: 'does not answer' }, tone: 'bad' },
};

/** `tax, smev: does not answer, since 2026-11-20 15:40 MSK`; nothing where calls go through. */
const troubleLines = (page: Page, { agency, channels }: AgenciesView['agencies'][number]): string[] =>
  channels.flatMap(({ endpoint, circuit, failingSince }) => {
    if (circuit === 'closed') return [];
    const { word, tone } = TROUBLES[circuit];
    const since =
      failingSince === undefined
        ? ''
        : ` ${page.word({ ru: 'с', en: 'since' })} ${moscowTime(page, failingSince)}`;
    return [page.line(`${agency}, ${endpoint}: ${page.word(word)}${since}`, tone)];
  });

const render = (page: Page, { agencies }: AgenciesView): string =>
  [
    ...page.table({
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
    }),
    ...agencies.flatMap((agency) => troubleLines(page, agency)),
  ].join('\n');

export const agenciesCommand = (desk: Desk): Command =>
  commandOf('agencies', { ru: 'Ведомства: о чём спрашиваем и сколько ждёт', en: 'Agencies and their load' }, [
    'sverka agencies',
    'sverka agencies set tax --mode down',
  ])
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      show(session, await session.api.agencies(), (view) => render(session.page, view));
    })
    .addCommand(agenciesSetCommand(desk).exitOverride());
