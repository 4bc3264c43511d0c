#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { agenciesCommand } from '#ops/cli/commands/agencies';
import { auditCommand } from '#ops/cli/commands/audit';
import { balanceCommand } from '#ops/cli/commands/balance';
import { caseCommand } from '#ops/cli/commands/case';
import { consoleCommand } from '#ops/cli/commands/console';
import { deadlinesCommand } from '#ops/cli/commands/deadlines';
import { dossierCommand } from '#ops/cli/commands/dossier';
import { eventsCommand } from '#ops/cli/commands/events';
import { failedCommand } from '#ops/cli/commands/failed';
import { holdCommand } from '#ops/cli/commands/hold';
import { inquiriesCommand } from '#ops/cli/commands/inquiries';
import { noticeCommand } from '#ops/cli/commands/notice';
import { postEventsCommand } from '#ops/cli/commands/post-events';
import { postOfficeEventsCommand } from '#ops/cli/commands/post-office-events';
import { progressCommand } from '#ops/cli/commands/progress';
import { queuesCommand } from '#ops/cli/commands/queues';
import { redriveCommand } from '#ops/cli/commands/redrive';
import { reportCommand } from '#ops/cli/commands/report';
import { resultCommand } from '#ops/cli/commands/result';
import { straysCommand } from '#ops/cli/commands/strays';
import { verifyCommand } from '#ops/cli/commands/verify';
import type { Desk } from '#ops/cli/desk';
import { processDesk } from '#ops/cli/desk';
import { neutralisedJson } from '#ops/cli/words/neutralised';
import { pageOf } from '#ops/cli/page/page';

const COMMANDS = [
  verifyCommand,
  caseCommand,
  resultCommand,
  noticeCommand,
  progressCommand,
  dossierCommand,
  holdCommand,
  postEventsCommand,
  postOfficeEventsCommand,
  queuesCommand,
  failedCommand,
  redriveCommand,
  agenciesCommand,
  deadlinesCommand,
  reportCommand,
  auditCommand,
  eventsCommand,
  balanceCommand,
  straysCommand,
  inquiriesCommand,
  consoleCommand,
];

const program = (desk: Desk): Command => {
  const root = new Command('sverka')
    .description(
      'Сверка сведений семьи с ведомствами до срока.\nChecks what a family declared against the agencies, in time.',
    )
    .option('--api <url>', "Sverka's API; else SVERKA_API, else http://127.0.0.1:8787")
    .addOption(
      new Option('--lang <language>', 'language of the output / язык вывода')
        .choices(['both', 'ru', 'en'])
        .default('both'),
    )
    .addHelpText(
      'after',
      '\nExample / пример:\n  sverka verify request.json --wait\n\nExit codes: 0 done, 1 refused, 2 the API cannot be reached, 3 no result in time, 130 stopped by Ctrl-C',
    );
  for (const commandFor of COMMANDS) root.addCommand(commandFor(desk));
  for (const command of [root, ...root.commands]) command.exitOverride();
  return root;
};

const Shown = z.object({ lang: z.enum(['both', 'ru', 'en']) });

const report = (desk: Desk, root: Command, failure: CommandFailure): void => {
  const { lang } = Shown.parse(root.opts());
  const page = pageOf({ language: lang, colour: desk.colour });
  desk.err([...page.sentence(failure.sentence), ...failure.details].join('\n'));
};

const run = async (desk: Desk, args: readonly string[]): Promise<number> => {
  const root = program(desk);
  try {
    await root.parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof CommandFailure)) throw error;
    if (args.includes('--json') && error.json !== undefined) desk.out(neutralisedJson(error.json));
    else report(desk, root, error);
    return error.exitCode;
  }
};

process.exitCode = await run(processDesk(), process.argv.slice(2));
