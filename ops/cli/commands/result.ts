import type { Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { renderResult } from '#ops/cli/result/render-result';
import { sessionOf, show } from '#ops/cli/session';

const Options = z.object({ version: z.string().optional() });

export const resultCommand = (desk: Desk): Command =>
  commandOf('result', { ru: 'Результат сверки по делу', en: 'The verification result of a case' }, [
    'sverka result abcdefghijklmnopqrstuvwx23',
    'sverka result abcdefghijklmnopqrstuvwx23 --version 1 --json',
  ])
    .argument('<id>', 'case id / номер дела')
    .option('--version <number>', 'an earlier version; without it the newest / прежняя версия')
    .action(async (caseId: string, options: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const reply = await session.api.readResult(caseId, Options.parse(options).version);
      show(session, reply, (result) => renderResult(result, session.pageOptions));
    });
