import { extname } from 'node:path';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { postedItem } from '#ops/cli/input/posted-item';
import { readEvents } from '#ops/cli/input/read-events';
import type { Session } from '#ops/cli/session';
import { sessionOf } from '#ops/cli/session';
import type { EventAcceptedView } from '#schemas/api';

const named = ({ source, sourceEventId }: EventAcceptedView): string => `${source} ${sourceEventId}`;

const postEvents = async (session: Session, path: string): Promise<void> => {
  const events = await readEvents(path, extname(path).toLowerCase());
  let refused = 0;
  let isFault = false;
  for (const { place, content } of events) {
    const reply = await session.api.postEvent(content);
    session.desk.out(postedItem(session, { place, reply }, named));
    if (reply.type === 'problem') refused += 1;
    if (reply.status >= 500) isFault = true;
  }
  if (refused > 0)
    throw new CommandFailure(isFault ? EXIT.unreachable : EXIT.refused, {
      ru: `Не принято ${refused} из ${events.length}; остальные приняты.`,
      en: `${refused} of ${events.length} are not accepted; the others are.`,
    });
};

export const postEventsCommand = (desk: Desk): Command =>
  commandOf(
    'post-events',
    {
      ru: 'Передать сведения о трудоустройстве: массив JSON, NDJSON или один документ XML',
      en: 'Post job placements: a JSON array, NDJSON, or one XML document',
    },
    ['sverka post-events placements.json', 'sverka post-events placement.xml'],
  )
    .argument('<file>', '.json, .ndjson, .jsonl or .xml')
    .action(async (path: string, _options: unknown, command: Command) => {
      await postEvents(sessionOf(desk, command), path);
    });
