import type { Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { moscowTime } from '#ops/cli/words/moments';
import type { Cell, Page } from '#ops/cli/page/page';
import { sessionOf, show } from '#ops/cli/session';
import { QUERY_KINDS } from '#ops/cli/words/words';
import type { AgencyBalance, DayBalance } from '#schemas/day-balance';

const Options = z.object({ office: z.array(z.string()), day: z.string() });

const COUNTS = [
  ['sent', { ru: 'запросов', en: 'sent' }],
  ['answered', { ru: 'ответов', en: 'answered' }],
  ['refused', { ru: 'отказов', en: 'refused' }],
  ['unanswered', { ru: 'молчание', en: 'silent' }],
  ['cancelled', { ru: 'снято', en: 'cancelled' }],
  ['open', { ru: 'открыто', en: 'open' }],
  ['missing', { ru: 'нет в учёте', en: 'missing' }],
] as const;

const countCell = (balance: AgencyBalance, name: (typeof COUNTS)[number][0]): Cell =>
  name === 'missing' && balance.missing > 0
    ? { text: `${balance.missing}`, tone: 'bad' }
    : `${balance[name]}`;

const agencyTable = (page: Page, { agencies }: DayBalance): string[] =>
  page.table({
    columns: [
      { head: { ru: 'ведомство', en: 'agency' }, width: 20 },
      ...COUNTS.map(([, head]) => ({ head, width: 11 })),
    ],
    rows: agencies.map((balance): Cell[] => [
      balance.agency,
      ...COUNTS.map(([name]) => countCell(balance, name)),
    ]),
  });

const openTable = (page: Page, { open }: DayBalance): string[] =>
  open.length === 0
    ? []
    : [
        '',
        ...page.sentence({ ru: 'Открытые, самые давние первыми:', en: 'Open, the longest first:' }),
        ...page.table({
          columns: [
            { head: { ru: 'дело', en: 'case' }, width: 28 },
            { head: { ru: 'у кого и о чём', en: 'of whom, about what' }, width: 34 },
            { head: { ru: 'с', en: 'since' }, width: 22 },
            { head: { ru: 'последняя ошибка', en: 'last failure' }, width: 24 },
          ],
          rows: open.map((one): Cell[] => [
            one.caseId,
            `${one.agency}: ${page.word(QUERY_KINDS[one.kind])}`,
            moscowTime(page, one.since),
            one.lastFailure ?? '',
          ]),
        }),
      ];

const unopened = (page: Page, { unopened: count }: DayBalance): string[] =>
  count === 0
    ? []
    : page.sentence({
        ru: `Ещё не открыто дел: ${count}. Их возьмёт в работу обход.`,
        en: `Cases not opened yet: ${count}. The sweeper takes them up.`,
      });

const difference = (page: Page, { difference: count }: DayBalance): string[] =>
  count === 0
    ? []
    : page.sentence({
        ru: `Баланс не сходится на ${count}: эти запросы должны были закончиться или пропали.`,
        en: `The balance does not close by ${count}: these questions should have ended, or are gone.`,
      });

const render = (page: Page, balance: DayBalance): string =>
  [
    ...page.heading({
      ru: `Баланс запросов за ${balance.day}`,
      en: `Balance of questions of ${balance.day}`,
    }),
    ...(balance.cases === 0
      ? page.sentence({ ru: 'Обращений за этот день нет.', en: 'No request came in on this day.' })
      : agencyTable(page, balance)),
    ...difference(page, balance),
    ...unopened(page, balance),
    ...openTable(page, balance),
  ].join('\n');

export const balanceCommand = (desk: Desk): Command =>
  commandOf(
    'balance',
    {
      ru: 'Баланс дня: запросы = ответы + отказы + молчание + снятые + открытые, по ведомствам',
      en: 'Balance of a day: sent = answered + refused + silent + cancelled + open, by agency',
    },
    ['sverka balance --office vladimir-gkuszn-01 --day 2026-11-20'],
  )
    .requiredOption('--office <id...>', 'office ids / коды отделов')
    .requiredOption('--day <day>', 'the day on which requests came in / день приёма обращений')
    .action(async (given: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const { office, day } = Options.parse(given);
      show(session, await session.api.balance(office, day), (view) => render(session.page, view));
    });
