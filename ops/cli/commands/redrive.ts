import type { Command } from 'commander';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { selectedFailed } from '#ops/cli/failed/failed-selection';
import { failedTable } from '#ops/cli/failed/failed-table';
import { neutralisedJson } from '#ops/cli/words/neutralised';
import { reportRedrive } from '#ops/cli/failed/redrive-report';
import { runRedrive } from '#ops/cli/failed/redrive-run';
import type { Session } from '#ops/cli/session';
import { sessionOf, viewOf } from '#ops/cli/session';
import type { FailedView } from '#schemas/failed-messages';

const DEFAULT_PER_SECOND = '5';

const Options = z.object({
  queue: z.string().optional(),
  cause: z.string().optional(),
  agency: z.string().optional(),
  group: z.string().optional(),
  id: z.array(z.string()).optional(),
  perSecond: z.string(),
  dryRun: z.boolean().optional(),
  yes: z.boolean().optional(),
});
type Options = z.infer<typeof Options>;

const refused = (ru: string, en: string): CommandFailure => new CommandFailure(EXIT.refused, { ru, en });

const requireChoice = ({ queue, cause, agency, group, id }: Options): void => {
  if ([queue, cause, agency, group, id].every((one) => one === undefined))
    throw refused(
      'Назовите, что отправить: очередь, --cause, --agency, --group или --id.',
      'Say what to send: a queue, --cause, --agency, --group or --id.',
    );
};

const rateOf = ({ perSecond }: Options): number => {
  if (!/^(?:[1-9]|[1-4]\d|50)$/.test(perSecond))
    throw refused('--per-second: целое число от 1 до 50.', '--per-second: a whole number from 1 to 50.');
  return Number(perSecond);
};

const missingIds = ({ id = [] }: Options, { failed }: FailedView): string[] =>
  id.filter((one) => !failed.some(({ messageId }) => messageId === one));

/** Named ones that are not there went meanwhile, unless none of them is there. */
const requireAny = (options: Options, view: FailedView): void => {
  const missing = missingIds(options, view).join(', ');
  if (options.id !== undefined && view.failed.length === 0)
    throw refused(
      `Среди несработавших таких сообщений нет: ${missing}.`,
      `There are no such failed messages: ${missing}.`,
    );
};

const harmlessLines = ({ page }: Session, { failed }: FailedView): string[] => {
  const settled = failed.filter(
    ({ standing }) => standing !== undefined && standing !== 'late-answer',
  ).length;
  return settled === 0
    ? []
    : page.sentence({
        ru: `Из них уже без дела: ${settled}. Отправить их безвредно: ничего не случится дважды.`,
        en: `Of these ${settled} have nothing left to do. Sending them is harmless: nothing happens twice.`,
      });
};

const goneLines = ({ page }: Session, gone: readonly string[]): string[] =>
  gone.map((id) =>
    page.line(`– ${id}: ${page.word({ ru: 'его среди сбоев уже нет', en: 'no longer among the failed' })}`),
  );

const requireConsent = async (session: Session, count: number, options: Options): Promise<void> => {
  if (options.yes === true) return;
  const question = session.page.word({
    ru: `Отправить ещё раз (${count})? [д/Н]`,
    en: `Send ${count} again? [y/N]`,
  });
  const answer = await session.desk.ask(`${question} `);
  if (answer === true) return;
  throw answer === undefined
    ? refused('Ничего не отправлено: подтвердите ключом --yes.', 'Nothing was sent: confirm with --yes.')
    : refused('Ничего не отправлено.', 'Nothing was sent.');
};

const redrive = async (session: Session, options: Options): Promise<void> => {
  requireChoice(options);
  const perSecond = rateOf(options);
  const view = selectedFailed(viewOf(session, await session.api.failed(options.queue)), options);
  requireAny(options, view);
  const { failed } = view;
  const preview = [
    ...failedTable(session.page, view),
    ...goneLines(session, missingIds(options, view)),
    ...harmlessLines(session, view),
  ].join('\n');
  if (options.dryRun === true || failed.length === 0) {
    session.desk.out(session.isJson ? neutralisedJson(JSON.stringify(view)) : preview);
    return;
  }
  session.desk.err(preview);
  await requireConsent(session, failed.length, options);
  reportRedrive(session, await runRedrive(session, failed, perSecond));
};

export const redriveCommand = (desk: Desk): Command =>
  commandOf(
    'redrive',
    {
      ru: 'Отправить ещё раз то, что не удалось; сначала покажет, что именно. Ctrl-C останавливает между сообщениями; повтор той же команды продолжает.',
      en: 'Send failed messages again; shows them first. Ctrl-C stops between two messages; the same command goes on.',
    },
    [
      'sverka redrive query-tax --dry-run',
      'sverka redrive --group a2b3c4d5 --yes',
      'sverka redrive --cause contract-breach --agency tax --per-second 2',
      'sverka redrive query-tax --id 3f2c… --yes',
    ],
  )
    .argument('[queue]', 'queue name / имя очереди')
    .option('--queue <name>', 'the same / то же')
    .option('--cause <word>', 'only this cause or code / только эта причина или код')
    .option('--agency <id>', 'only this agency / только это ведомство')
    .option('--group <id>', 'only this group / только эта группа')
    .option('--id <ids...>', 'only these messages / только эти сообщения')
    .option(
      '--per-second <count>',
      'no faster than this, 1 to 50 / не быстрее, от 1 до 50',
      DEFAULT_PER_SECOND,
    )
    .option('--dry-run', 'show and send nothing / показать и ничего не отправлять')
    .option('--yes', 'do not ask / не спрашивать')
    .addHelpText(
      'after',
      '\nExit codes: 0 all went (or were gone), 1 refused or some are still there, 2 the API cannot be reached, 130 stopped by Ctrl-C',
    )
    .action(async (queue: string | undefined, given: unknown, command: Command) => {
      const options = Options.parse(given);
      await redrive(sessionOf(desk, command), { ...options, queue: queue ?? options.queue });
    });
