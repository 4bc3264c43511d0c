import type { Command } from 'commander';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { moscowTime } from '#ops/cli/words/moments';
import type { Cell, Page } from '#ops/cli/page/page';
import { sessionOf, show } from '#ops/cli/session';
import type { UnmatchedEventsView } from '#schemas/api';

const render = (page: Page, { events }: UnmatchedEventsView): string =>
  events.length === 0
    ? page
        .sentence({ ru: 'Все сообщения нашли своё дело.', en: 'Every event has found its case.' })
        .join('\n')
    : page
        .table({
          columns: [
            { head: { ru: 'от кого', en: 'source' }, width: 20 },
            { head: { ru: 'событие', en: 'event' }, width: 29 },
            { head: { ru: 'сообщено', en: 'reported' }, width: 13 },
            { head: { ru: 'попыток', en: 'tries' }, width: 10 },
            { head: { ru: 'следующая', en: 'next try' }, width: 23 },
          ],
          rows: events.map((event): Cell[] => [
            event.source,
            [event.type, { text: event.sourceEventId, tone: 'dim' }],
            event.reportedOn,
            String(event.attempts),
            event.nextTryAt === undefined ? '' : moscowTime(page, event.nextTryAt),
          ]),
        })
        .join('\n');

export const eventsCommand = (desk: Desk): Command =>
  commandOf(
    'events',
    {
      ru: 'Сообщения ведомств, для которых дело ещё не найдено',
      en: 'Posted events that still wait for a case',
    },
    ['sverka events'],
  ).action(async (_options: unknown, command: Command) => {
    const session = sessionOf(desk, command);
    show(session, await session.api.unmatchedEvents(), (view) => render(session.page, view));
  });
