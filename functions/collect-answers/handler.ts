import { findAgency } from '#contracts/registry';
import { collectAnswers } from '#functions/collect-answers/collect-answers';
import { CollectAnswersEnv } from '#functions/collect-answers/env';
import { agencyTransport } from '#functions/runtime/outgoing/agency-transport';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintTo } from '#functions/runtime/queues/hints';
import { existing } from '#functions/runtime/missing-row';
import { onSchedule } from '#functions/runtime/schedule';
import { authenticQueue } from '#functions/runtime/outgoing/signed-exchange';
import { sqsClient } from '#functions/runtime/queues/sqs-client';

const env = readEnv(CollectAnswersEnv);
const agency = existing(findAgency(env.AGENCY_ID), 'agency');
const answerQueue = existing(agency.answerQueue, 'answer-queue');
const deps = {
  store: caseStore(env),
  toAnswers: hintTo(sqsClient(env), env.ANSWERS_QUEUE_URL),
  agency: env.AGENCY_ID,
  answerQueue: authenticQueue(answerQueue, agency, env.TRUSTED_KEYS),
  transport: agencyTransport(env, agency),
  clock: systemClock,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
};

export const handler = onSchedule('collect-answers', () => collectAnswers(deps));
