import type { Command } from 'commander';
import * as z from 'zod';
import type { Reply } from '#ops/cli/api/api-client';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { selectedFailed, type FailedSelection } from '#ops/cli/failed/failed-selection';
import { failedGroupLines, failedTable } from '#ops/cli/failed/failed-table';
import { sessionOf, show } from '#ops/cli/session';
import type { FailedView } from '#schemas/failed-messages';

const Options = z.object({
  queue: z.string().optional(),
  cause: z.string().optional(),
  agency: z.string().optional(),
  group: z.string().optional(),
});

/** The API knows no filter but the queue: with another its JSON is made anew in the same shape. */
const of = (reply: Reply<FailedView>, wanted: FailedSelection): Reply<FailedView> => {
  const isAll = [wanted.cause, wanted.agency, wanted.group].every((one) => one === undefined);
  if (reply.type === 'problem' || isAll) return reply;
  const view = selectedFailed(reply.view, wanted);
  return { ...reply, view, json: JSON.stringify(view) };
};

export const failedCommand = (desk: Desk): Command =>
  commandOf(
    'failed',
    {
      ru: 'Сообщения со сбоем: по причине, ведомству и версии, и что делать дальше',
      en: 'Failed messages by cause, agency and version, and what to do next',
    },
    ['sverka failed', 'sverka failed --cause contract-breach --agency tax', 'sverka failed --group a2b3c4d5'],
  )
    .option('--queue <name>', 'only this queue / только эта очередь')
    .option('--cause <word>', 'only this cause or code / только эта причина или код')
    .option('--agency <id>', 'only this agency / только это ведомство')
    .option('--group <id>', 'the messages of a group, one by one / сообщения группы по одному')
    .action(async (given: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const options = Options.parse(given);
      const reply = of(await session.api.failed(options.queue), options);
      const lines = options.group === undefined ? failedGroupLines : failedTable;
      show(session, reply, (view) => lines(session.page, view).join('\n'));
    });
