import { describe, expect, it } from 'vitest';
import { consoleBefore, NOWHERE, OWN, type Knocked } from '#test/ops/console-stand';
import { standWith } from '#test/ops/stand-of-a-test';
import { agenciesView, deadlinesView, failedView, queuesView } from '#test/ops/views';

const JSON_BODY = { ...OWN, 'content-type': 'application/json' };
const BALANCE = {
  day: '2026-11-20',
  offices: ['vladimir-1', 'vladimir-2'],
  cases: 0,
  unopened: 0,
  agencies: [],
  difference: 0,
  open: [],
};
const REDRIVE = 'POST /v1/ops/failed/redrive';
const sentOne = { queue: 'query-tax', sentAgain: ['m-1'], items: [{ messageId: 'm-1', outcome: 'sent' }] };

describe('what is passed on', () => {
  it.each([
    ['/v1/ops/queues', queuesView],
    ['/v1/ops/agencies', agenciesView],
    ['/v1/ops/failed', failedView],
    ['/v1/ops/deadlines?office=vladimir-1', deadlinesView],
    ['/v1/ops/stray-messages', { messages: [] }],
  ])('GET %s comes back as the exchange said it', async (path, body) => {
    const stand = await standWith({ [`GET ${path}`]: { status: 200, body } });
    const { knock } = await consoleBefore(stand.url);

    const said = await knock({ path, headers: OWN });

    expect([said.status, said.headers['content-type']]).toEqual([200, 'application/json']);
    expect(JSON.parse(said.body)).toEqual(body);
  });

  it('a balance goes along with its own parameters and no other', async () => {
    const stand = await standWith({
      'GET /v1/ops/balance?office=vladimir-1%2Cvladimir-2&day=2026-11-20': { status: 200, body: BALANCE },
    });
    const { knock } = await consoleBefore(stand.url);

    const { status } = await knock({
      path: '/v1/ops/balance?day=2026-11-20&office=vladimir-1,vladimir-2&queue=intake',
      headers: OWN,
    });

    expect(status).toBe(200);
  });

  it('a redrive goes along with exactly the messages it names', async () => {
    const stand = await standWith({ [REDRIVE]: { status: 200, body: sentOne } });
    const { knock } = await consoleBefore(stand.url);
    const body = JSON.stringify({ queue: 'query-tax', messageIds: ['m-1'] });

    const said = await knock({ method: 'POST', path: '/v1/ops/failed/redrive', headers: JSON_BODY, body });

    expect(JSON.parse(said.body)).toEqual(sentOne);
    expect(stand.calls.map((call) => call.body)).toEqual(['{"queue":"query-tax","messageIds":["m-1"]}']);
  });

  it.each([
    ['names no message', '{"queue":"query-tax"}'],
    ['names none of them', '{"queue":"query-tax","messageIds":[]}'],
    ['has a field of its own', '{"queue":"query-tax","messageIds":["m-1"],"all":true}'],
    ['is no JSON', '{"queue":'],
  ])('a redrive that %s goes nowhere', async (_title, body) => {
    const stand = await standWith({ [REDRIVE]: { status: 200, body: sentOne } });
    const { knock } = await consoleBefore(stand.url);

    const said = await knock({ method: 'POST', path: '/v1/ops/failed/redrive', headers: JSON_BODY, body });

    expect(said.status).toBe(422);
    expect(stand.calls).toEqual([]);
  });

  it.each([
    ['a case', { path: '/v1/cases/abcdefghijklmnopqrstuvwx23' }],
    ['a dossier', { path: '/v1/cases/abcdefghijklmnopqrstuvwx23/dossier?actorId=a' }],
    ['a report', { path: '/v1/reports/audit?office=a' }],
    ['a new request', { method: 'POST', path: '/v1/verification-requests', body: '{}' }],
    ['a hold', { method: 'POST', path: '/v1/cases/abcdefghijklmnopqrstuvwx23/hold', body: '{}' }],
    ['an order to a simulator', { method: 'POST', path: '/local/agencies/behaviour', body: '{}' }],
    ['another method', { method: 'DELETE', path: '/v1/ops/queues' }],
    ['a path around', { path: '/v1/ops/../cases/abcdefghijklmnopqrstuvwx23' }],
    ['a member of every object', { path: '/constructor' }],
  ] satisfies [string, Knocked][])('%s is not', async (_title, knocked) => {
    const stand = await standWith({});
    const { knock } = await consoleBefore(stand.url);

    expect((await knock({ ...knocked, headers: JSON_BODY })).status).toBe(404);
    expect(stand.calls).toEqual([]);
  });

  it('a body beyond all reason is not read to its end', async () => {
    const stand = await standWith({});
    const { knock } = await consoleBefore(stand.url);
    const body = ' '.repeat(70_000);

    const said = await knock({ method: 'POST', path: '/v1/ops/failed/redrive', headers: JSON_BODY, body });

    expect(said.status).toBe(413);
    expect(stand.calls).toEqual([]);
  });

  it('a problem of the exchange stays one, with its status', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: 'There is no such queue.',
    };
    const stand = await standWith({ [REDRIVE]: { status: 404, body: problem } });
    const { knock } = await consoleBefore(stand.url);
    const body = JSON.stringify({ queue: 'query-customs', messageIds: ['m-1'] });

    const said = await knock({ method: 'POST', path: '/v1/ops/failed/redrive', headers: JSON_BODY, body });

    expect([said.status, said.headers['content-type']]).toEqual([404, 'application/problem+json']);
    expect(JSON.parse(said.body)).toEqual(problem);
  });

  it('an exchange that cannot be reached is told apart from one that refuses', async () => {
    const { knock } = await consoleBefore(NOWHERE);

    const said = await knock({ path: '/v1/ops/queues', headers: OWN });

    expect(said.status).toBe(502);
    expect(JSON.parse(said.body)).toEqual({
      type: 'urn:sverka:console:unreachable',
      title:
        'Не удалось связаться с API по адресу http://127.0.0.1:9: проверьте, что Sverka запущена, или укажите --api. / Cannot reach the API at http://127.0.0.1:9: check that Sverka is running, or give --api.',
      status: 502,
    });
  });

  it('a door that lets nobody in is told with what to set, in both languages', async () => {
    const stand = await standWith({ 'GET /v1/ops/queues': { status: 403, body: { message: 'Forbidden' } } });
    const { knock } = await consoleBefore(stand.url);

    const said = await knock({ path: '/v1/ops/queues', headers: OWN });

    expect(said.status).toBe(403);
    expect(JSON.parse(said.body)).toEqual({
      type: 'about:blank',
      title: 'API не пропустил запрос (HTTP 403). / The API did not let the call in (HTTP 403).',
      status: 403,
      detail:
        'Нужны ключи роли операторов: задайте AWS_PROFILE или AWS_ACCESS_KEY_ID и AWS_SECRET_ACCESS_KEY. / Keys of the role of operators are needed: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    });
  });

  it('where keys are wanted and there are none, the console says which', async () => {
    const { knock } = await consoleBefore('https://example.invalid');

    const said = await knock({ path: '/v1/ops/queues', headers: OWN });

    expect(said.status).toBe(403);
    expect(said.body).toContain('Keys of the role of operators are needed');
  });
});
