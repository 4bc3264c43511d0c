import type { Command } from 'commander';
import * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { readTextFile, requireJson } from '#ops/cli/read-file';
import { renderResult } from '#ops/cli/render-result';
import type { Session } from '#ops/cli/session';
import { sessionOf, show, viewOf } from '#ops/cli/session';
import { waitForResult } from '#ops/cli/wait-for-result';
import type { AcceptedView } from '#schemas/api';

const DEFAULT_WAIT_SECONDS = 600;

const Options = z.object({
  wait: z.boolean().optional(),
  timeout: z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .optional(),
});

const waitSeconds = (options: unknown): { isAsked: boolean | undefined; seconds: number } => {
  const read = Options.safeParse(options);
  if (!read.success)
    throw new CommandFailure(EXIT.refused, {
      ru: '--timeout: нужно целое число секунд.',
      en: '--timeout: a whole number of seconds is needed.',
    });
  const { wait, timeout } = read.data;
  return { isAsked: wait, seconds: timeout === undefined ? DEFAULT_WAIT_SECONDS : Number(timeout) };
};

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

const verify = async (session: Session, path: string, options: unknown): Promise<void> => {
  const { isAsked, seconds } = waitSeconds(options);
  const json = requireJson(path, await readTextFile(path));
  const reply = await session.api.submit(json);
  const { caseId } = viewOf(session, reply);
  const mustWait = isAsked ?? session.desk.isTerminal;
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
  const result = await waitForResult(session, caseId, seconds);
  show(session, result, (view) => renderResult(view, session.pageOptions));
};

export const verifyCommand = (desk: Desk): Command =>
  commandOf(
    'verify',
    {
      ru: 'Отправить запрос о семье и, если нужно, дождаться результата',
      en: "Send a family's request and wait for the result",
    },
    ['sverka verify request.json --wait', 'sverka verify request.json --json --no-wait'],
  )
    .argument('<file>', 'request as JSON / запрос в JSON')
    .option('--wait', 'wait for the result; default in a terminal / ждать результата')
    .option('--no-wait', 'only send / только отправить')
    .option('--timeout <seconds>', `how long to wait, ${DEFAULT_WAIT_SECONDS} if not given / сколько ждать`)
    .addHelpText(
      'after',
      '\nExit codes: 0 result (or accepted), 1 refused, 2 the API cannot be reached, 3 no result in time',
    )
    .action(async (path: string, options: unknown, command: Command) => {
      await verify(sessionOf(desk, command), path, options);
    });
