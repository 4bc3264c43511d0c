import type { Command } from 'commander';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { readTextFile, requireJson } from '#ops/cli/input/read-file';
import { renderResult } from '#ops/cli/result/render-result';
import type { Session } from '#ops/cli/session';
import { sessionOf, show, viewOf } from '#ops/cli/session';
import { verifyBulk } from '#ops/cli/bulk/verify-bulk';
import { waitForResult } from '#ops/cli/case/wait-for-result';
import type { AcceptedView } from '#schemas/api';
import type { Bilingual } from '#schemas/bilingual';

const DEFAULT_WAIT_SECONDS = 600;

const DEFAULT_PARALLEL = 8;

const Options = z.object({
  wait: z.boolean().optional(),
  timeout: z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .optional(),
  bulk: z.boolean().optional(),
  parallel: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/)
    .optional(),
  journal: z.string().min(1).optional(),
});
type Options = z.infer<typeof Options>;

const WRONG: Partial<Record<PropertyKey, Bilingual>> = {
  timeout: {
    ru: '--timeout: нужно целое число секунд.',
    en: '--timeout: a whole number of seconds is needed.',
  },
  parallel: {
    ru: '--parallel: нужно число от 1 до 64.',
    en: '--parallel: a number from 1 to 64 is needed.',
  },
};
const WRONG_JOURNAL = { ru: '--journal: нужно имя файла.', en: '--journal: the name of a file is needed.' };
const ONLY_BULK = {
  ru: '--parallel и --journal нужны только вместе с --bulk.',
  en: '--parallel and --journal belong to --bulk.',
};

const readOptions = (given: unknown): Options => {
  const { data, error } = Options.safeParse(given);
  if (data === undefined)
    throw new CommandFailure(EXIT.refused, WRONG[error.issues[0]?.path[0] ?? ''] ?? WRONG_JOURNAL);
  if (data.bulk !== true && (data.parallel ?? data.journal) !== undefined)
    throw new CommandFailure(EXIT.refused, ONLY_BULK);
  return data;
};

const secondsOf = ({ timeout }: Options): number =>
  timeout === undefined ? DEFAULT_WAIT_SECONDS : Number(timeout);

const bulk = (session: Session, path: string, options: Options): Promise<void> =>
  verifyBulk(session, path, {
    parallel: options.parallel === undefined ? DEFAULT_PARALLEL : Number(options.parallel),
    mustWait: options.wait !== false,
    patienceSeconds: secondsOf(options),
    ...(options.journal === undefined ? {} : { journal: options.journal }),
  });

const accepted = (session: Session, view: AcceptedView, status: number): string =>
  [
    ...session.page.sentence(
      status === 202
        ? { ru: `Принято, дело ${view.caseId}.`, en: `Accepted, case ${view.caseId}.` }
        : { ru: `Этот запрос уже есть, дело ${view.caseId}.`, en: `Already here, case ${view.caseId}.` },
    ),
    ...session.page.sentence({
      ru: `Смотреть дальше: sverka case ${view.caseId}`,
      en: `Look later: sverka case ${view.caseId}`,
    }),
  ].join('\n');

const verify = async (session: Session, path: string, options: Options): Promise<void> => {
  const json = requireJson(path, await readTextFile(path));
  const reply = await session.api.submit(json);
  const { caseId } = viewOf(session, reply);
  const mustWait = options.wait ?? session.desk.isTerminal;
  if (!mustWait) {
    show(session, reply, (view) => accepted(session, view, reply.status));
    return;
  }
  session.desk.err(
    session.page.line(
      session.page.word({ ru: `Принято, дело ${caseId}`, en: `accepted, case ${caseId}` }),
      'dim',
    ),
  );
  const result = await waitForResult(session, caseId, secondsOf(options));
  show(session, result, (view) => renderResult(view, session.pageOptions));
};

export const verifyCommand = (desk: Desk): Command =>
  commandOf(
    'verify',
    {
      ru: 'Отправить запрос о семье (с --bulk файл запросов) и, если нужно, дождаться результата',
      en: "Send a family's request (with --bulk a file of them) and wait for the result",
    },
    [
      'sverka verify request.json --wait',
      'sverka verify request.json --json --no-wait',
      'sverka verify --bulk contracts-2026.ndjson --parallel 16',
    ],
  )
    .argument(
      '<file>',
      'request as JSON, with --bulk one a line (NDJSON) / запрос в JSON, с --bulk по одному на строку',
    )
    .option('--wait', 'wait for the result; default in a terminal and with --bulk / ждать результата')
    .option('--no-wait', 'only send / только отправить')
    .option(
      '--timeout <seconds>',
      `how long to wait, with --bulk how long nothing new may come; ${DEFAULT_WAIT_SECONDS} if not given / сколько ждать`,
    )
    .option(
      '--bulk',
      'a whole campaign; started again, it goes on / целая кампания; повторный запуск продолжает её',
    )
    .option(
      '--parallel <number>',
      `with --bulk: requests at a time, 1 to 64, ${DEFAULT_PARALLEL} if not given / сколько сразу`,
    )
    .option(
      '--journal <file>',
      'with --bulk: what remembers each line, <file>.journal if not given; no personal data in it / журнал',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 result (or accepted; with --bulk for every line), 1 refused, 2 the API cannot be reached, 3 no result in time, 130 stopped by Ctrl-C',
    )
    .action(async (path: string, given: unknown, command: Command) => {
      const options = readOptions(given);
      const session = sessionOf(desk, command);
      await (options.bulk === true ? bulk : verify)(session, path, options);
    });
