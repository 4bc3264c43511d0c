import type { StandReply } from '#test/ops/api-stand';
import { agenciesView, failedView, queuesView } from '#test/ops/views';

/** What the exchange says. */
export const ok = (body: unknown): StandReply => ({ status: 200, body });

/** Queues that hold nothing. */
export const calm = {
  queues: queuesView.queues.map((queue) => ({ ...queue, waiting: 0, inFlight: 0, deadLetters: 0 })),
};
const working = {
  agencies: agenciesView.agencies.map((agency) => ({
    ...agency,
    channels: agency.channels.map(({ endpoint, callsPerSecond }) => ({
      endpoint,
      callsPerSecond,
      circuit: 'closed',
    })),
  })),
};

/** An exchange in which nobody waits. */
export const CALM = {
  'GET /v1/ops/queues': ok(calm),
  'GET /v1/ops/agencies': ok(working),
  'GET /v1/ops/failed': ok({ groups: [], failed: [], more: [] }),
  'GET /v1/ops/stray-messages': ok({ messages: [] }),
};

/** One in which an agency is silent and messages have failed. */
export const TROUBLE = {
  ...CALM,
  'GET /v1/ops/queues': ok(queuesView),
  'GET /v1/ops/agencies': ok(agenciesView),
  'GET /v1/ops/failed': ok(failedView),
};
