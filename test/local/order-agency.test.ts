import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Gateway, startGateway } from '#infra/local/gateway/gateway';
import { VERA } from '#test/simulators/known-people';
import { startStand, type Stand } from '#test/simulators/agencies-stand';

let stand: Stand;
let gateway: Gateway;
beforeAll(async () => {
  stand = await startStand({ people: [VERA] });
  gateway = await startGateway(0);
  gateway.serve({
    routes: [],
    invoke: () => Promise.resolve({ type: 'returned', payload: {} }),
    agencies: stand.url,
  });
});
afterAll(async () => {
  await gateway.stop();
  await stand.stop();
});

const order = (body: unknown): Promise<Response> =>
  fetch(`http://127.0.0.1:${gateway.port}/local/agencies/behaviour`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { connection: 'close' },
  });

it('an order reaches the simulated agency', async () => {
  expect((await order({ agency: 'social-fund', behaviour: 'down' })).status).toBe(200);
  await expect(stand.post('/social-fund/smev', '')).rejects.toThrow();
  expect((await order({ agency: 'social-fund', behaviour: 'answers' })).status).toBe(200);
  expect((await stand.post('/social-fund/smev', '')).status).toBe(415);
});

it('an order that is none is a problem', async () => {
  const reply = await order({ agency: 'customs', behaviour: 'down' });

  expect(reply.status).toBe(400);
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
});
