import { agencies } from '#contracts/registry';
import { OpenCaseEnv } from '#functions/open-case/env';
import { openCase } from '#functions/open-case/open-case';
import { offersOf } from '#core/queries/offers';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintsToAgencies, hintTo } from '#functions/runtime/queues/hints';
import { sqsClient } from '#functions/runtime/queues/sqs-client';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import { CaseHint } from '#schemas/envelope';

const env = readEnv(OpenCaseEnv);
const sqs = sqsClient(env);
const deps = {
  store: caseStore(env),
  toAgency: hintsToAgencies(sqs, env.QUERY_QUEUE_URLS),
  toEvents: hintTo(sqs, env.EVENTS_QUEUE_URL),
  offers: offersOf(agencies),
  personIndexKey: env.PERSON_INDEX_KEY,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
  answerWaitSeconds: env.ANSWER_WAIT_SECONDS,
  clock: systemClock,
};

export const handler = sqsConsumer({
  act: 'open-case',
  schema: CaseHint,
  consume: (hint) => openCase(hint, deps),
});
