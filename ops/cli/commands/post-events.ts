import { extname } from 'node:path';
import type { Command } from 'commander';
import type { Reply } from '#ops/cli/api-client';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { neutralisedJson } from '#ops/cli/neutralised';
import { problemLines } from '#ops/cli/problem-failure';
import { readEvents } from '#ops/cli/read-events';
import type { Session } from '#ops/cli/session';
import { sessionOf } from '#ops/cli/session';
import type { EventAcceptedView } from '#schemas/api';

type Posted = { place: string; reply: Reply<EventAcceptedView> };

const itemLines = (session: Session, { place, reply }: Posted): string[] => {
  const { page } = session;
  if (reply.type === 'problem')
    return [
      page.line(`✗ ${place}: ${page.word({ ru: 'отклонено', en: 'refused' })} (HTTP ${reply.status})`, 'bad'),
      ...problemLines(page, reply.problem).map((line) => `    ${line}`),
    ];
  const isNew = reply.status === 202;
  const word = isNew ? { ru: 'принято', en: 'accepted' } : { ru: 'уже было', en: 'same as before' };
  const { source, sourceEventId } = reply.view;
  return [page.line(`✓ ${place}: ${page.word(word)}, ${source} ${sourceEventId}`, isNew ? 'good' : 'dim')];
};

/** With `--json`, the API's reply to each item, one per line. */
const report = (session: Session, posted: Posted): void => {
  const { json } = posted.reply;
  session.desk.out(
    session.isJson
      ? neutralisedJson(json).replaceAll(/\r?\n\s*/g, '')
      : itemLines(session, posted).join('\n'),
  );
};

const postEvents = async (session: Session, path: string): Promise<void> => {
  const events = await readEvents(path, extname(path).toLowerCase());
  let refused = 0;
  let isFault = false;
  for (const { place, content } of events) {
    const reply = await session.api.postEvent(content);
    report(session, { place: session.page.word(place), reply });
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
