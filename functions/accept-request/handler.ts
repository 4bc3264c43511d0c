import * as z from 'zod';
import { decodeEvent } from '#functions/accept-request/decode-event';
import { AcceptRequestEnv } from '#functions/accept-request/env';
import { acceptFromQueue, readQueuedBody } from '#functions/accept-request/from-queue';
import { acceptRoutes } from '#functions/accept-request/routes';
import { caseStore } from '#functions/runtime/table/case-store';
import { systemClock } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintTo } from '#functions/runtime/queues/hints';
import { httpRoutes } from '#functions/runtime/http/http-routes';
import { behindDoor } from '#functions/runtime/http/open-door';
import { sqsClient } from '#functions/runtime/queues/sqs-client';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';

const env = readEnv(AcceptRequestEnv);
const sqs = sqsClient(env);
const deps = {
  store: caseStore(env),
  toIntake: hintTo(sqs, env.INTAKE_QUEUE_URL),
  toEvents: hintTo(sqs, env.EVENTS_QUEUE_URL),
  toAnswers: hintTo(sqs, env.ANSWERS_QUEUE_URL),
  decodeEvent,
  personIndexKey: env.PERSON_INDEX_KEY,
  clock: systemClock,
  recheckSeconds: env.CASE_RECHECK_SECONDS,
};

export const overHttp = httpRoutes('accept-request', behindDoor(env, acceptRoutes(deps)));

export const fromQueue = sqsConsumer({
  act: 'accept-request',
  schema: z.unknown(),
  read: readQueuedBody,
  consume: (message, correlationId) => acceptFromQueue(message, correlationId, deps),
});
