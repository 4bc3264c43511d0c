import { agencies, findAgency } from '#contracts/registry';
import { atPace } from '#core/channel/at-pace';
import { offersOf } from '#core/queries/offers';
import { ReconcileAnswerEnv } from '#functions/reconcile-answer/env';
import { answerReconciler } from '#functions/reconcile-answer/reconcile-answer';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintTo } from '#functions/runtime/queues/hints';
import { writeMetrics } from '#functions/runtime/metrics';
import { authenticTypes } from '#functions/runtime/outgoing/signed-exchange';
import { sqsClient } from '#functions/runtime/queues/sqs-client';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import { AnswerHint } from '#schemas/envelope';

const env = readEnv(ReconcileAnswerEnv);
const paced = (id: string) => {
  const agency = findAgency(id);
  return agency === undefined ? undefined : atPace(agency, env.AGENCY_PACE_SECONDS);
};
const deps = {
  store: caseStore(env),
  toPublish: hintTo(sqsClient(env), env.PUBLISH_QUEUE_URL),
  informationTypeOf: authenticTypes(paced, env.TRUSTED_KEYS),
  offers: offersOf(agencies),
  clock: systemClock,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
  measure: writeMetrics,
};

export const handler = sqsConsumer({
  act: 'reconcile-answer',
  schema: AnswerHint,
  consume: answerReconciler(deps),
});
