import { describe, expect, it } from 'vitest';
import { acceptFromQueue } from '#functions/accept-request/from-queue';
import { decodeEvent } from '#functions/accept-request/decode-event';
import { postEvent, postRequest } from '#functions/accept-request/over-http';
import { postCallback } from '#functions/receive-answer/over-http';
import { Problem } from '#schemas/problem';
import { aPlacement, aRequest } from '#test/builders';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { emptyQueues, fakeHints } from '#test/fakes/fake-queues';
import { callRoute } from '#test/functions/doors/http-call';
import { standIns } from '#test/functions/stand-ins';

const REQUESTS = 'POST /v1/verification-requests';
const EVENTS = 'POST /v1/employment-events';
const CALLBACKS = 'POST /v1/callbacks/{agency}/{queryId}';
const PERSONAL = ['Канарейкина', '19033303738'];

const door = () => {
  const queues = emptyQueues();
  const { toIntake, toEvents, toAnswers } = fakeHints(queues);
  const { agencies } = standIns();
  const deps = {
    store: fakeCaseStore(),
    toIntake,
    toEvents,
    toAnswers,
    decodeEvent,
    personIndexKey: 'key of the person index of a test',
    clock: () => '2026-11-20T08:00:00.000Z',
    recheckSeconds: 300,
    trustedKeys: {},
    callbackSignatureOf: () => undefined,
    findAgency: (id: string) => agencies.find((agency) => agency.id === id),
  };
  const routes = {
    [REQUESTS]: (request: Parameters<typeof postRequest>[0]) => postRequest(request, deps),
    [EVENTS]: (request: Parameters<typeof postEvent>[0]) => postEvent(request, deps),
    [CALLBACKS]: (request: Parameters<typeof postCallback>[0]) => postCallback(request, deps),
  };
  return {
    queues,
    deps,
    post: (route: string, call: Parameters<typeof callRoute>[2]) => callRoute(routes, route, call),
  };
};

const asJson = (value: unknown) => ({
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json' },
});

describe('POST /v1/verification-requests', () => {
  it('answers 202 with where to look, and leaves no personal data in the log', async () => {
    const { post, queues } = door();
    const { status, body, lines } = await post(REQUESTS, asJson(aRequest()));
    expect(status).toBe(202);
    const [hint] = queues.intake;
    expect(body).toEqual({
      caseId: hint?.caseId,
      state: 'received',
      links: { case: `/v1/cases/${hint?.caseId ?? ''}`, result: `/v1/cases/${hint?.caseId ?? ''}/result` },
    });
    expect(lines).toHaveLength(1);
    for (const personal of PERSONAL) expect(lines.join()).not.toContain(personal);
    for (const personal of PERSONAL) expect(JSON.stringify(queues)).not.toContain(personal);
  });

  it('answers 409 that names the field and not its content', async () => {
    const { post } = door();
    await post(REQUESTS, asJson(aRequest()));
    const { status, body } = await post(REQUESTS, asJson(aRequest({ track: 'training' })));
    expect(status).toBe(409);
    expect(body).toMatchObject({ errors: [{ pointer: '/registrationNumber' }] });
    expect(JSON.stringify(body)).not.toMatch(/2026-0900|Канарейкина/);
  });

  it.each([
    ['not JSON', '{"officeId": Канарейкина'],
    ['a key twice', '{"officeId": "a", "officeId": "b"}'],
    ['nothing', ''],
  ])('answers 400 for %s', async (_title, body) => {
    const answer = await door().post(REQUESTS, { body });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer)).not.toContain('Канарейкина');
  });

  it('answers 422 with every wrong field and none of their values', async () => {
    const { post, queues } = door();
    const wrong = { ...aRequest(), officeId: 'Канарейкина', track: 'nowhere', acceptedOn: '2026-13-01' };
    const answer = await post(REQUESTS, asJson(wrong));
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toMatch(/\/officeId.*\/track|\/track.*\/officeId/);
    expect(JSON.stringify(answer)).not.toContain('Канарейкина');
    expect(queues.intake).toEqual([]);
  });

  it('answers a hostile body briefly: 500 errors and how many more, or that there are too many values', async () => {
    const { post } = door();
    const withUnknownFields = (count: number) =>
      asJson({
        ...aRequest(),
        ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1])),
      });
    const many = await post(REQUESTS, withUnknownFields(2_000));
    expect(many.status).toBe(422);
    const { errors = [] } = Problem.parse(many.body);
    expect(errors).toHaveLength(501);
    expect(errors.at(-1)).toEqual({ pointer: '', detail: 'и ещё ошибок: 1500 / and 1500 more errors' });
    const tooMany = await post(REQUESTS, asJson({ ...aRequest(), subjects: Array(300_000).fill({}) }));
    expect(tooMany).toMatchObject({
      status: 400,
      body: { detail: 'Ожидается: не больше 10000 значений. / Expected: at most 10000 values.' },
    });
  });
});

describe('the queue of requests', () => {
  it('is the same door: the same twice, and a throw for what nobody can accept', async () => {
    const { deps } = door();
    expect(await acceptFromQueue(aRequest(), 'correlation-q', deps)).toBe('accepted');
    const later = { ...deps, clock: () => '2026-11-20T08:01:00.000Z' };
    expect(await acceptFromQueue(aRequest(), 'correlation-q', later)).toBe('same');
    await expect(
      acceptFromQueue(aRequest({ track: 'training' }), 'correlation-q', deps),
    ).rejects.toMatchObject({
      code: 'conflict',
      path: '/registrationNumber',
    });
    await expect(
      acceptFromQueue({ ...aRequest(), officeId: '!' }, 'correlation-q', deps),
    ).rejects.toMatchObject({
      code: 'wrong',
      path: '/officeId',
    });
  });
});

describe('POST /v1/employment-events', () => {
  it('answers 202, then 200, then 409', async () => {
    const { post, queues } = door();
    const first = await post(EVENTS, asJson(aPlacement()));
    expect(first).toMatchObject({
      status: 202,
      body: { source: 'employment-centre', sourceEventId: 'event-1' },
    });
    expect((await post(EVENTS, asJson(aPlacement('event-1', '2026-12-02')))).status).toBe(409);
    expect(queues.events).toHaveLength(1);
    expect(JSON.stringify(queues.events)).not.toContain('19033303738');
    expect(first.lines.join()).not.toContain('19033303738');
  });

  it('answers 422 for an event that breaks its contract and 415 for another content type', async () => {
    const { post } = door();
    const broken = await post(EVENTS, asJson({ ...aPlacement(), reportedOn: 'Канарейкина' }));
    expect(broken.status).toBe(422);
    expect(JSON.stringify(broken)).not.toContain('Канарейкина');
    expect((await post(EVENTS, { body: 'x', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });
});

describe('POST /v1/callbacks/{agency}/{queryId}', () => {
  it('answers 404 for a question that was never asked of this agency', async () => {
    const { post } = door();
    const queryId = `${'a'.repeat(26)}.${'b'.repeat(13)}`;
    for (const agency of ['my-business', 'tax', 'nobody']) {
      expect((await post(CALLBACKS, { pathParameters: { agency, queryId }, body: '{}' })).status).toBe(404);
    }
    const malformed = { agency: 'my-business', queryId: '../../etc' };
    expect((await post(CALLBACKS, { pathParameters: malformed, body: '{}' })).status).toBe(404);
  });
});
