import { PublishResultEnv } from '#functions/publish-result/env';
import { publishResult } from '#functions/publish-result/publish-result';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { announceOn, eventBridgeClient } from '#functions/runtime/queues/event-bus';
import { turns } from '#functions/runtime/queues/in-turn';
import { publishEverywhere, publishTo } from '#functions/runtime/publish';
import { sqsClient } from '#functions/runtime/queues/sqs-client';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import { CaseHint } from '#schemas/envelope';

const env = readEnv(PublishResultEnv);
const toQueue = publishTo(sqsClient(env), env.RESULTS_QUEUE_URL);
const deps = {
  store: caseStore(env),
  publish:
    env.EVENT_BUS_NAME === undefined
      ? toQueue
      : publishEverywhere(toQueue, announceOn(eventBridgeClient(), env.EVENT_BUS_NAME)),
  clock: systemClock,
};

const inTurn = turns();

export const handler = sqsConsumer({
  act: 'publish-result',
  schema: CaseHint,
  // Hints of one case in one batch would decide it at the same time, and all but one in vain.
  consume: (hint) => inTurn(hint.caseId, () => publishResult(hint, deps)),
});
