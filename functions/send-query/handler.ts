import { findAgency } from '#contracts/registry';
import { atPace } from '#core/channel/at-pace';
import { agencyTransport } from '#functions/runtime/outgoing/agency-transport';
import { systemClock, systemRandomness } from '#functions/runtime/clock';
import { readEnv } from '#functions/runtime/env';
import { hintTo } from '#functions/runtime/queues/hints';
import { existing } from '#functions/runtime/missing-row';
import { systemPause } from '#functions/runtime/pause';
import { authenticTypes } from '#functions/runtime/outgoing/signed-exchange';
import { sendingStore } from '#functions/runtime/table/sending-store';
import { sqsClient } from '#functions/runtime/queues/sqs-client';
import { sqsConsumer } from '#functions/runtime/queues/sqs-consumer';
import { SendQueryEnv } from '#functions/send-query/env';
import { channelGates } from '#functions/send-query/channel-gates';
import { sendQuery } from '#functions/send-query/send-query';
import { QueryHint } from '#schemas/envelope';

const env = readEnv(SendQueryEnv);
const agency = atPace(existing(findAgency(env.AGENCY_ID), 'agency'), env.AGENCY_PACE_SECONDS);
const store = sendingStore(env);
const deps = {
  store,
  toAnswers: hintTo(sqsClient(env), env.ANSWERS_QUEUE_URL),
  informationTypeOf: authenticTypes((id) => (id === agency.id ? agency : undefined), env.TRUSTED_KEYS),
  transport: agencyTransport(env, agency),
  gateOf: channelGates(agency, { store, clock: systemClock, pause: systemPause }),
  callbackBaseUrl: env.CALLBACK_BASE_URL,
  clock: systemClock,
  randomness: systemRandomness,
};

/** One deployment per agency: a hint of another agency is not for this one. */
export const handler = sqsConsumer({
  act: 'send-query',
  schema: QueryHint.refine(({ agency }) => agency === env.AGENCY_ID, { path: ['agency'] }),
  consume: (hint) => sendQuery(hint, deps),
});
