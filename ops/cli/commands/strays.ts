import type { Command } from 'commander';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { moscowTime } from '#ops/cli/words/moments';
import type { Cell, Page } from '#ops/cli/page/page';
import { sessionOf, show } from '#ops/cli/session';
import { STRAY_REASONS } from '#ops/cli/words/stray-words';
import type { StrayMessagesView } from '#schemas/stray-messages';

const render = (page: Page, { messages }: StrayMessagesView): string =>
  messages.length === 0
    ? page
        .sentence({
          ru: 'Каждое сообщение ведомств нашло свой запрос.',
          en: 'Every message of the agencies has found its question.',
        })
        .join('\n')
    : page
        .table({
          columns: [
            { head: { ru: 'от кого', en: 'agency' }, width: 20 },
            { head: { ru: 'сообщение', en: 'message' }, width: 38 },
            { head: { ru: 'почему', en: 'why' }, width: 34 },
            { head: { ru: 'получено', en: 'received' }, width: 23 },
          ],
          rows: messages.map((message): Cell[] => [
            message.agency,
            message.messageId,
            page.word(STRAY_REASONS[message.reason]),
            moscowTime(page, message.receivedAt),
          ]),
        })
        .join('\n');

export const straysCommand = (desk: Desk): Command =>
  commandOf(
    'strays',
    {
      ru: 'Сообщения ведомств, которые не стали ответами: сохранены как есть',
      en: 'Messages of agencies that could not become answers: kept as they came',
    },
    ['sverka strays'],
  ).action(async (_options: unknown, command: Command) => {
    const session = sessionOf(desk, command);
    show(session, await session.api.strayMessages(), (view) => render(session.page, view));
  });
