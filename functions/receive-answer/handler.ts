import { callbackSignatureOf, findAgency } from '#contracts/registry';
import { ReceiveAnswerEnv } from '#functions/receive-answer/env';
import { postCallback } from '#functions/receive-answer/over-http';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintTo } from '#functions/runtime/queues/hints';
import { httpRoutes } from '#functions/runtime/http/http-routes';
import { sqsClient } from '#functions/runtime/queues/sqs-client';

const env = readEnv(ReceiveAnswerEnv);
const deps = {
  store: caseStore(env),
  toAnswers: hintTo(sqsClient(env), env.ANSWERS_QUEUE_URL),
  findAgency,
  callbackSignatureOf,
  trustedKeys: env.TRUSTED_KEYS,
  clock: systemClock,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
};

export const handler = httpRoutes('receive-answer', {
  'POST /v1/callbacks/{agency}/{queryId}': (request) => postCallback(request, deps),
});
