import * as z from 'zod';
import type { Stand, StandReply } from '#test/ops/api-stand';
import { failedView } from '#test/ops/views';

export const REDRIVE = 'POST /v1/ops/failed/redrive';
const ok = (body: unknown): StandReply => ({ status: 200, body });
/** What the API says of each message that it was asked to send again. */
export const replyOf = (queue: string, ...items: { messageId: string; outcome: string; code?: string }[]) =>
  ok({
    queue,
    sentAgain: items.flatMap(({ messageId, outcome }) => (outcome === 'sent' ? [messageId] : [])),
    items,
  });
export const sent = (messageId: string) => ({ messageId, outcome: 'sent' });
export const routes = {
  'GET /v1/ops/failed': ok(failedView),
  'GET /v1/ops/failed?queue=query-tax': ok(failedView),
  'GET /v1/ops/failed?queue=intake': ok({ groups: [], failed: [], more: [] }),
  [REDRIVE]: replyOf('query-tax', sent('m-1'), sent('m-2')),
};
export const FAULT: StandReply = {
  status: 503,
  body: { type: 'about:blank', title: 'Сбой / Fault', status: 503 },
};
const Asked = z.strictObject({ queue: z.string(), messageIds: z.array(z.string()) });

/** Which messages the API was asked to send again, call by call. */
export const bodiesOf = ({ calls }: Stand) =>
  calls.filter(({ method }) => method === 'POST').map(({ body }) => Asked.parse(JSON.parse(body)));
