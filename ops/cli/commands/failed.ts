import type { Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { failedTable } from '#ops/cli/failed-table';
import { sessionOf, show } from '#ops/cli/session';

const Options = z.object({ queue: z.string().optional() });

export const failedCommand = (desk: Desk): Command =>
  commandOf('failed', { ru: 'Сообщения, которые не удалось обработать', en: 'Messages that failed' }, [
    'sverka failed',
    'sverka failed --queue query-tax',
  ])
    .option('--queue <name>', 'only this queue / только эта очередь')
    .action(async (options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const reply = await session.api.failed(Options.parse(options).queue);
      show(session, reply, ({ failed }) => failedTable(session.page, failed).join('\n'));
    });
