import { findAgency } from '#contracts/registry';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock, systemRandomness } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintsToAgencies, hintTo } from '#functions/runtime/queues/hints';
import { writeMetrics } from '#functions/runtime/metrics';
import { existing } from '#functions/runtime/missing-row';
import { queueCounts } from '#functions/runtime/queues/queue-counts';
import { onSchedule } from '#functions/runtime/schedule';
import { sqsClient } from '#functions/runtime/queues/sqs-client';
import { SweepEnv } from '#functions/sweep/env';
import { eachMinute } from '#functions/sweep/each-minute';
import { sweepPartOf } from '#functions/sweep/sweep-part';

const env = readEnv(SweepEnv);
const sqs = sqsClient(env);
const countIn = queueCounts(sqs);
const deps = {
  store: caseStore(env),
  toIntake: hintTo(sqs, env.INTAKE_QUEUE_URL),
  toAgency: hintsToAgencies(sqs, env.QUERY_QUEUE_URLS),
  toAnswers: hintTo(sqs, env.ANSWERS_QUEUE_URL),
  toEvents: hintTo(sqs, env.EVENTS_QUEUE_URL),
  toPublish: hintTo(sqs, env.PUBLISH_QUEUE_URL),
  agencies: Object.keys(env.QUERY_QUEUE_URLS),
  waitingHints: async (agency: string) =>
    (await countIn(existing(env.QUERY_QUEUE_URLS[agency], 'queue'))).waiting,
  findAgency,
  clock: systemClock,
  randomness: systemRandomness,
  personIndexKey: env.PERSON_INDEX_KEY,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
  measure: writeMetrics,
};

export const handler = onSchedule('sweep', (event) => eachMinute(deps, sweepPartOf(event)));
