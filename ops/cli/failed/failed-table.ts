import { CAUSES, STANDINGS } from '#ops/cli/words/failed-words';
import { moscowTime } from '#ops/cli/words/moments';
import type { Cell, Page } from '#ops/cli/page/page';
import type { FailedGroup, FailedMessage, FailedView } from '#schemas/failed-messages';

const nothing = (page: Page): string[] => page.sentence({ ru: 'Сбоев нет.', en: 'Nothing has failed.' });

const versionCell = (page: Page, { schemaVersion, contractVersion }: FailedGroup): Cell => [
  ...(schemaVersion === undefined ? [] : [`${page.word({ ru: 'схема', en: 'schema' })} ${schemaVersion}`]),
  ...(contractVersion === undefined
    ? []
    : [`${page.word({ ru: 'контракт', en: 'contract' })} ${contractVersion}`]),
];

/** What further lies in the queues than is shown. */
const moreLines = (page: Page, { more }: FailedView): string[] =>
  more.flatMap(({ queue, count }) =>
    page.sentence({
      ru: `В очереди ${queue} ещё около ${count}: сначала разберите показанные.`,
      en: `About ${count} more in ${queue}: deal with those shown first.`,
    }),
  );

/** Groups with count, age and an example, and below what to do next with each. */
export const failedGroupLines = (page: Page, view: FailedView): string[] =>
  view.groups.length === 0
    ? [...nothing(page), ...moreLines(page, view)]
    : [
        ...page.table({
          columns: [
            { head: { ru: 'группа', en: 'group' }, width: 15 },
            { head: { ru: 'причина', en: 'cause' }, width: 28 },
            { head: { ru: 'ведомство', en: 'agency' }, width: 20 },
            { head: { ru: 'версия', en: 'version' }, width: 16 },
            { head: { ru: 'сколько', en: 'count' }, width: 17 },
          ],
          rows: view.groups.map((group): Cell[] => [
            { text: group.group, tone: 'strong' },
            [group.cause, ...(group.code === undefined ? [] : [group.code])],
            [group.agency ?? '—', { text: group.queues.join(', '), tone: 'dim' }],
            versionCell(page, group),
            [
              { text: String(group.count), tone: 'bad' },
              ...(group.oldest === undefined ? [] : [moscowTime(page, group.oldest)]),
            ],
          ]),
        }),
        ...view.groups.flatMap((group) => [
          '',
          page.line(`${group.group}: ${page.word(CAUSES[group.cause])}; ${group.example}`, 'strong'),
          ...page.sentence(group.advice, 2),
        ]),
        ...moreLines(page, view),
      ];

const standingCell = (page: Page, { standing, receiveCount }: FailedMessage): Cell => [
  page.word({ ru: `попыток ${receiveCount}`, en: `${receiveCount} tries` }),
  ...(standing === undefined ? [] : [{ text: page.word(STANDINGS[standing]), tone: 'warning' } as const]),
];

const messageTable = (page: Page, failed: readonly FailedMessage[]): string[] =>
  page.table({
    columns: [
      { head: { ru: 'очередь, сообщение', en: 'queue, message' }, width: 37 },
      { head: { ru: 'дело, запрос', en: 'case, query' }, width: 27 },
      { head: { ru: 'что будет', en: 'what it does' }, width: 20 },
      { head: { ru: 'когда', en: 'first sent' }, width: 13 },
    ],
    rows: failed.map((letter): Cell[] => [
      [{ text: letter.queue, tone: 'strong' }, letter.messageId],
      [letter.caseId ?? '—', ...(letter.queryId === undefined ? [] : [letter.queryId.slice(-14)])],
      standingCell(page, letter),
      letter.firstSentAt === undefined ? '—' : moscowTime(page, letter.firstSentAt),
    ]),
  });

/** Each message by ids, below its group: cause, agency, and what sending it again will do. */
export const failedTable = (page: Page, view: FailedView): string[] =>
  view.groups.length === 0
    ? nothing(page)
    : view.groups.flatMap((group) => [
        page.line(
          [
            `${group.group} (${group.count}): ${page.word(CAUSES[group.cause])}`,
            ...(group.code === undefined ? [] : [group.code]),
            ...(group.agency === undefined ? [] : [group.agency]),
          ].join(', '),
          'strong',
        ),
        ...page.sentence(group.advice, 2),
        ...messageTable(
          page,
          view.failed.filter((message) => message.group === group.group),
        ),
        '',
      ]);
