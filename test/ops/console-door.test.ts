import { describe, expect, it } from 'vitest';
import { consoleBefore, KEY, NOWHERE, OWN, type Knocked } from '#test/ops/console-stand';
import { standWith } from '#test/ops/stand-of-a-test';
import { queuesView } from '#test/ops/views';

describe('who is let in', () => {
  const calls = async (knocked: Knocked) => {
    const stand = await standWith({ 'GET /v1/ops/queues': { status: 200, body: queuesView } });
    const { port, knock } = await consoleBefore(stand.url);
    const at = (text: string): string => text.replace('PORT', String(port));
    const headers = Object.fromEntries(
      Object.entries(knocked.headers ?? {}).map(([name, value]) => [name, at(value)]),
    );
    return { ...(await knock({ ...knocked, headers })), reached: stand.calls.length };
  };
  const path = '/v1/ops/queues';

  it.each([
    ['the page itself', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:PORT' }],
    ['the page under its other name', { host: 'localhost:PORT', origin: 'http://localhost:PORT' }],
  ])('%s', async (_title, headers) => {
    expect(await calls({ path, headers: { ...OWN, ...headers } })).toMatchObject({ status: 200, reached: 1 });
  });

  it.each([
    ['nobody without the key', {}, 401],
    ['nobody with another key', { 'x-sverka-console-key': `${KEY}x` }, 401],
    ['no page of another origin', { ...OWN, origin: 'https://example.org' }, 403],
    ['no page of another port of this computer', { ...OWN, origin: 'http://127.0.0.1:3000' }, 403],
    ['no page without an origin', { ...OWN, origin: 'null' }, 403],
    ['nothing that a page of another site asks for', { ...OWN, 'sec-fetch-site': 'cross-site' }, 403],
    ['nothing of a neighbour port', { ...OWN, 'sec-fetch-site': 'same-site' }, 403],
    ['no name that was made to lead here', { ...OWN, host: 'rebound.example.org:PORT' }, 421],
    ['no name without our port', { ...OWN, host: '127.0.0.1' }, 421],
  ])('%s', async (_title, headers, status) => {
    expect(await calls({ path, headers: { ...headers } })).toMatchObject({ status, reached: 0 });
  });

  it('a form of another page cannot be made a redrive', async () => {
    const headers = { ...OWN, 'content-type': 'text/plain' };
    const body = JSON.stringify({ queue: 'query-tax', messageIds: ['m-1'] });

    expect(await calls({ method: 'POST', path: '/v1/ops/failed/redrive', headers, body })).toMatchObject({
      status: 415,
      reached: 0,
    });
  });

  it('a preflight of another page is allowed nothing', async () => {
    const said = await calls({
      method: 'OPTIONS',
      path,
      headers: {
        origin: 'https://example.org',
        'access-control-request-headers': 'x-sverka-console-key',
      },
    });

    expect(said.status).toBe(403);
    expect(Object.keys(said.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('the page holds no secret: whoever reads it can do nothing', async () => {
    const { status, body } = await calls({ path: '/' });

    expect(status).toBe(200);
    expect(body).not.toContain(KEY);
  });

  it('the page is not given to a name that was made to lead here', async () => {
    expect((await calls({ path: '/', headers: { host: 'rebound.example.org:PORT' } })).status).toBe(421);
  });
});

it.each(['/', '/v1/ops/queues', '/no-such-page'])('every reply is guarded: %s', async (path) => {
  const { knock } = await consoleBefore(NOWHERE);

  const { headers } = await knock({ path });

  const policy = String(headers['content-security-policy']).split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]),
  );
  expect(policy.join()).not.toMatch(/unsafe|http|\*|data:/);
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});
