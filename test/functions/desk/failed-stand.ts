import { agencies } from '#contracts/registry';
import { opsApi } from '#functions/ops-api/ops-api';
import type { DeadLetter, QueueDesk } from '#functions/runtime/queues/queue-desk';
import { FailedView } from '#schemas/failed-messages';
import { aRequest } from '#test/builders';
import { theCase } from '#test/functions/drive';
import { callRoute } from '#test/functions/doors/http-call';
import { answering } from '#test/functions/answers/said';
import type { World } from '#test/functions/world';

export const QUEUES = ['requests', 'intake', 'query-tax', 'answers', 'events', 'publish', 'results'];
export const urlOf = (queue: string) => `http://127.0.0.1:4566/${queue}`;
export const letter = (messageId: string, body: unknown, more: Partial<DeadLetter> = {}): DeadLetter => ({
  messageId,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  receiveCount: 5,
  ...more,
});

/** Dead letters by queue, of a world in which everybody answers. */
export const failedStand = (world: World = answering()) => {
  const letters: Record<string, DeadLetter[]> = {};
  const redriven: unknown[] = [];
  const at = (url: string) => letters[url.replace(/^.*\/|-dlq$/g, '')] ?? [];
  const desk: QueueDesk = {
    count: (url) => Promise.resolve({ waiting: at(url).length, inFlight: 0, delayed: 0 }),
    peek: (url, atMost) => Promise.resolve(at(url).slice(0, atMost)),
    redrive: ({ url }, messageIds) => {
      redriven.push([url, messageIds]);
      return Promise.resolve([
        { messageId: 'm1', outcome: 'sent' },
        { messageId: 'm2', outcome: 'gone' },
        { messageId: 'm3', outcome: 'failed', code: 'hidden' },
      ]);
    },
  };
  const routes = opsApi({
    store: world.store,
    clock: world.clock,
    agencies,
    desk,
    queues: Object.fromEntries(
      QUEUES.map((queue) => [queue, { url: urlOf(queue), deadLetterUrl: `${urlOf(queue)}-dlq` }]),
    ),
  });
  const call = (route: string, asked = {}) => callRoute(routes, route, asked);
  const failed = async (queue?: string) => {
    const asked = queue === undefined ? {} : { queryStringParameters: { queue } };
    return FailedView.parse((await call('GET /v1/ops/failed', asked)).body);
  };
  return { world, letters, redriven, call, failed };
};

/** A case whose questions are planned; nothing is sent yet. */
export const planned = async (world: World) => {
  await world.post(aRequest());
  await world.acts.intake();
  const { caseId } = theCase(world);
  const hint = world.queues.agencies.find(({ agency }) => agency === 'tax');
  if (hint === undefined) throw new Error('the tax service is not asked');
  return { caseId, hint };
};
