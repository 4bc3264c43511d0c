import { RecordEventEnv } from '#functions/record-event/env';
import { recordEvent } from '#functions/record-event/record-event';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock, systemRandomness } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintTo } from '#functions/runtime/queues/hints';
import { sqsClient } from '#functions/runtime/queues/sqs-client';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import { EventHint } from '#schemas/envelope';

const env = readEnv(RecordEventEnv);
const deps = {
  store: caseStore(env),
  toAnswers: hintTo(sqsClient(env), env.ANSWERS_QUEUE_URL),
  clock: systemClock,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
  randomness: systemRandomness,
};

export const handler = sqsConsumer({
  act: 'record-event',
  schema: EventHint,
  consume: (hint) => recordEvent(hint, deps),
});
