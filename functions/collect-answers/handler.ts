import { findAgency } from '#contracts/registry';
import { collectAnswers } from '#functions/collect-answers/collect-answers';
import { CollectAnswersEnv } from '#functions/collect-answers/env';
import { caseStore } from '#functions/runtime/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintTo } from '#functions/runtime/hints';
import { httpTransport } from '#functions/runtime/http-transport';
import { existing } from '#functions/runtime/missing-row';
import { onSchedule } from '#functions/runtime/schedule';
import { sqsClient } from '#functions/runtime/sqs-client';

const env = readEnv(CollectAnswersEnv);
const deps = {
  store: caseStore(env),
  toAnswers: hintTo(sqsClient(env), env.ANSWERS_QUEUE_URL),
  agency: env.AGENCY_ID,
  answerQueue: existing(findAgency(env.AGENCY_ID)?.answerQueue, 'answer-queue'),
  transport: httpTransport(env.AGENCY_ENDPOINTS),
  clock: systemClock,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
};

export const handler = onSchedule('collect-answers', () => collectAnswers(deps));
