import { extname } from 'node:path';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { postedItem } from '#ops/cli/input/posted-item';
import { readEvents } from '#ops/cli/input/read-events';
import { sessionOf, type Session } from '#ops/cli/session';
import { CONTRACT_STATES } from '#ops/cli/words/words';
import type { OfficeEventAcceptedView } from '#schemas/api';

const namedBy =
  ({ page }: Session) =>
  ({ eventId, state }: OfficeEventAcceptedView): string =>
    `${eventId} → ${page.word(CONTRACT_STATES[state])}`;

const follows = ({ page }: Session, { allowed }: OfficeEventAcceptedView): string[] =>
  allowed.length === 0
    ? []
    : page.sentence({
        ru: `Дальше возможно: ${allowed.join(', ')}.`,
        en: `What may follow: ${allowed.join(', ')}.`,
      });

/** After a fault the same file may be sent again: what was accepted is recognised. */
const ended = (accepted: number, of: number, status: number): CommandFailure =>
  status >= 500
    ? new CommandFailure(EXIT.unreachable, {
        ru: `Принято событий: ${accepted} из ${of}; затем сбой. Отправьте тот же файл ещё раз.`,
        en: `${accepted} of ${of} events are accepted, then a fault. Send the same file again.`,
      })
    : new CommandFailure(EXIT.refused, {
        ru: `Принято событий: ${accepted} из ${of}; остальные не отправлены.`,
        en: `${accepted} of ${of} events are accepted; the others were not sent.`,
      });

/** One after the other, because each decides what may follow; the first refusal ends it. */
const postAll = async (session: Session, caseId: string, path: string): Promise<void> => {
  const { desk, api, isJson } = session;
  const events = await readEvents(path, extname(path).toLowerCase());
  let newest: OfficeEventAcceptedView | undefined;
  for (const [index, { place, content }] of events.entries()) {
    const reply = await api.postOfficeEvent(caseId, content);
    desk.out(postedItem(session, { place, reply }, namedBy(session)));
    if (reply.type === 'problem') throw ended(index, events.length, reply.status);
    newest = reply.view;
  }
  if (newest !== undefined && !isJson) desk.out(follows(session, newest).join('\n'));
};

export const postOfficeEventsCommand = (desk: Desk): Command =>
  commandOf(
    'post-office-events',
    {
      ru: 'Передать события отдела по делу по порядку: комиссия, решение, подписание (массив JSON или NDJSON)',
      en: "Post an office's events of a case in their order: a JSON array or NDJSON",
    },
    ['sverka post-office-events abcdefghijklmnopqrstuvwx23 events.json'],
  )
    .argument('<id>', 'case id / номер дела')
    .argument('<file>', '.json, .ndjson or .jsonl')
    .action(async (...given: [caseId: string, path: string, options: unknown, command: Command]) => {
      const [caseId, path, , command] = given;
      await postAll(sessionOf(desk, command), caseId, path);
    });
