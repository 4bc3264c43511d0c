import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { apiClient, type ApiClient, type Reply } from '#ops/cli/api/api-client';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import { identityIn } from '#ops/cli/api/identity';
import { VerificationRequest } from '#schemas/verification-request';
import type { VerificationResult } from '#schemas/verification-result';

const FAMILY = 'contracts/social-protection/samples/01-all-confirmed/request.json';
const PATIENCE_SECONDS = 300;
const LOOK_EVERY_SECONDS = 2;

const failure = (exitCode: number, en: string, ru: string): CommandFailure =>
  new CommandFailure(exitCode, { ru, en });

/** The address of a stage, as its stack says it. */
const addressOf = (stage: string): string => {
  const query = "Stacks[0].Outputs[?OutputKey=='ApiUrl'].OutputValue";
  const told = ['cloudformation', 'describe-stacks', '--stack-name', `sverka-${stage}`];
  const { status, stdout } = spawnSync('aws', [...told, '--query', query, '--output', 'text'], {
    encoding: 'utf8',
  });
  if (status === 0 && URL.canParse(stdout.trim())) return stdout.trim();
  throw failure(
    EXIT.unreachable,
    `No address of sverka-${stage}: is it deployed, is the aws command there and allowed to look? Else give --api.`,
    `Нет адреса sverka-${stage}: развёрнут ли стенд, есть ли команда aws и право смотреть? Иначе укажите --api.`,
  );
};

/** An invented family in test mode, under a number of its own: it meets no case and stands in no report. */
const request = (office: string | undefined): string => {
  const family = VerificationRequest.parse(JSON.parse(readFileSync(FAMILY, 'utf8')));
  const registrationNumber = `smoke-${Date.now()}`;
  const officeId = office ?? family.officeId;
  return JSON.stringify({ ...family, officeId, registrationNumber, testMode: true });
};

const viewOf = <View>(reply: Reply<View>): View => {
  if (reply.type === 'view') return reply.view;
  const { title, detail = '' } = reply.problem;
  const said = `HTTP ${reply.status}: ${title}. ${detail}`;
  throw failure(EXIT.refused, said, said);
};

const resultOf = async (api: ApiClient, caseId: string): Promise<VerificationResult> => {
  for (let waited = 0; waited < PATIENCE_SECONDS; waited += LOOK_EVERY_SECONDS) {
    const { resultVersion } = viewOf(await api.readCase(caseId));
    if (resultVersion > 0) return viewOf(await api.readResult(caseId));
    await wait(LOOK_EVERY_SECONDS * 1000);
  }
  throw failure(
    EXIT.noResultInTime,
    `Case ${caseId} is accepted and has no result within ${PATIENCE_SECONDS} s: are its agencies there?`,
    `Дело ${caseId} принято, за ${PATIENCE_SECONDS} с результата нет: отвечают ли ведомства?`,
  );
};

const Options = z.object({
  stage: z.enum(['dev', 'test', 'prod']).optional(),
  api: z.url().optional(),
  office: z.string().optional(),
});

const smoke = async (args: readonly string[]): Promise<string> => {
  const text = { type: 'string' } as const;
  const options = { stage: text, api: text, office: text };
  const {
    stage = 'test',
    api: given,
    office,
  } = Options.parse(parseArgs({ args: [...args], options }).values);
  const baseUrl = (given ?? addressOf(stage)).replace(/\/+$/, '');
  const api = apiClient({ baseUrl, identity: identityIn(process.env, () => Promise.resolve('')) });
  const { caseId } = viewOf(await api.submit(request(office)));
  const { testMode, version, status } = await resultOf(api, caseId);
  if (!testMode)
    throw failure(EXIT.refused, `Case ${caseId} lost its test mode.`, `Дело ${caseId} не тестовое.`);
  return `smoke: case ${caseId} in test mode, result version ${version}, ${status}`;
};

try {
  console.log(await smoke(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof CommandFailure)) throw error;
  console.error([error.sentence.ru, error.sentence.en, ...error.details].join('\n'));
  process.exitCode = error.exitCode;
}
