import type { Command } from 'commander';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { failedTable } from '#ops/cli/failed-table';
import type { Session } from '#ops/cli/session';
import { sessionOf, show, viewOf } from '#ops/cli/session';
import type { FailedView, RedriveView } from '#schemas/api';

const Options = z.object({ id: z.array(z.string()).optional(), yes: z.boolean().optional() });
type Options = z.infer<typeof Options>;
type Failed = FailedView['failed'];

/** The API takes so many ids at once; the rest is named by running the command again. */
const MAX_IDS = 1000;

const chosen = (failed: Failed, queue: string, ids: readonly string[] | undefined): Failed =>
  failed.filter((letter) => letter.queue === queue && (ids === undefined || ids.includes(letter.messageId)));

const requireAll = (ids: readonly string[] | undefined, found: Failed): void => {
  const missing = (ids ?? []).filter((id) => !found.some(({ messageId }) => messageId === id));
  if (missing.length > 0)
    throw new CommandFailure(EXIT.refused, {
      ru: `Среди несработавших таких сообщений нет: ${missing.join(', ')}.`,
      en: `There are no such failed messages: ${missing.join(', ')}.`,
    });
};

const requireConsent = async (session: Session, found: Failed, options: Options): Promise<void> => {
  if (options.yes === true) return;
  const question = session.page.word({
    ru: `Отправить ещё раз (${found.length})? [д/Н]`,
    en: `Send ${found.length} again? [y/N]`,
  });
  const answer = await session.desk.ask(`${question} `);
  if (answer === true) return;
  throw new CommandFailure(
    EXIT.refused,
    answer === undefined
      ? { ru: 'Ничего не отправлено: подтвердите ключом --yes.', en: 'Nothing was sent: confirm with --yes.' }
      : { ru: 'Ничего не отправлено.', en: 'Nothing was sent.' },
  );
};

const requireQueue = async (session: Session, queue: string): Promise<void> => {
  const { queues } = viewOf(session, await session.api.queues());
  if (queues.some((known) => known.queue === queue)) return;
  const names = queues.map((known) => known.queue).join(', ');
  throw new CommandFailure(EXIT.refused, {
    ru: `Очереди ${queue} нет. Есть: ${names}.`,
    en: `There is no queue ${queue}. There are: ${names}.`,
  });
};

const nothing = async (session: Session, queue: string): Promise<void> => {
  await requireQueue(session, queue);
  const empty: RedriveView = { queue, sentAgain: [] };
  session.desk.out(
    session.isJson
      ? JSON.stringify(empty)
      : session.page
          .sentence({ ru: `В очереди ${queue} сбоев нет.`, en: `Nothing has failed in ${queue}.` })
          .join('\n'),
  );
};

const done = (session: Session, { sentAgain }: RedriveView): string =>
  session.page
    .sentence({
      ru: `Отправлено ещё раз: ${sentAgain.length}. Дела и номера остаются прежними.`,
      en: `Sent again: ${sentAgain.length}. Cases and ids stay the same.`,
    })
    .join('\n');

const redrive = async (session: Session, queue: string, options: Options): Promise<void> => {
  const { failed } = viewOf(session, await session.api.failed());
  const found = chosen(failed, queue, options.id).slice(0, MAX_IDS);
  requireAll(options.id, found);
  if (found.length === 0) {
    await nothing(session, queue);
    return;
  }
  session.desk.err(failedTable(session.page, found).join('\n'));
  await requireConsent(session, found, options);
  const messageIds = found.map(({ messageId }) => messageId);
  show(session, await session.api.redrive({ queue, messageIds }), (view) => done(session, view));
};

export const redriveCommand = (desk: Desk): Command =>
  commandOf(
    'redrive',
    {
      ru: 'Отправить ещё раз то, что не удалось; сначала покажет, что именно',
      en: 'Send failed messages again; shows them first',
    },
    ['sverka redrive query-tax', 'sverka redrive query-tax --id 3f2c… --yes'],
  )
    .argument('<queue>', 'queue name / имя очереди')
    .option('--id <ids...>', 'only these messages / только эти сообщения')
    .option('--yes', 'do not ask / не спрашивать')
    .action(async (queue: string, options: unknown, command: Command) => {
      await redrive(sessionOf(desk, command), queue, Options.parse(options));
    });
