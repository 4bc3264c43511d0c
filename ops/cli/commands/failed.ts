import type { Command } from 'commander';
import * as z from 'zod';
import type { Reply } from '#ops/cli/api-client';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { failedTable } from '#ops/cli/failed-table';
import { sessionOf, show } from '#ops/cli/session';
import type { FailedView } from '#schemas/api';

const Options = z.object({ queue: z.string().optional() });

/** The letters of one queue: the API knows no such filter, so its JSON is made anew in the same shape. */
const of = (reply: Reply<FailedView>, queue: string | undefined): Reply<FailedView> => {
  if (reply.type === 'problem' || queue === undefined) return reply;
  const view = { failed: reply.view.failed.filter((letter) => letter.queue === queue) };
  return { ...reply, view, json: JSON.stringify(view) };
};

export const failedCommand = (desk: Desk): Command =>
  commandOf('failed', { ru: 'Сообщения, которые не удалось обработать', en: 'Messages that failed' }, [
    'sverka failed',
    'sverka failed --queue query-tax',
  ])
    .option('--queue <name>', 'only this queue / только эта очередь')
    .action(async (options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const reply = of(await session.api.failed(), Options.parse(options).queue);
      show(session, reply, ({ failed }) => failedTable(session.page, failed).join('\n'));
    });
