import { describe, expect, it } from 'vitest';
import { opsApi } from '#functions/ops-api/ops-api';
import type { QueueDesk } from '#functions/runtime/queues/queue-desk';
import { AgenciesView, CaseView, DeadlinesView, QueuesView, UnmatchedEventsView } from '#schemas/api';
import { VerificationResult } from '#schemas/verification-result';
import { aPlacement, aRequest } from '#test/builders';
import { drain, theCase, turn } from '#test/functions/drive';
import { callRoute } from '#test/functions/doors/http-call';
import { answering } from '#test/functions/answers/said';

const CASE = 'GET /v1/cases/{caseId}';
const RESULT = 'GET /v1/cases/{caseId}/result';
const UNKNOWN = { pathParameters: { caseId: 'a'.repeat(26) } };

/** One queue: three wait, one is being worked on, one is a dead letter. */
const desk: QueueDesk = {
  count: (url) => Promise.resolve({ waiting: url.endsWith('dlq') ? 0 : 3, inFlight: 1, delayed: 0 }),
  peek: () => Promise.resolve([]),
  redrive: () => Promise.resolve([]),
};

const ops = () => {
  const world = answering();
  const url = 'http://127.0.0.1:4566/answers';
  const routes = opsApi({
    store: world.store,
    clock: world.clock,
    agencies: world.agencies.agencies,
    desk,
    queues: { answers: { url, deadLetterUrl: `${url}-dlq` } },
  });
  return { world, call: (route: string, call = {}) => callRoute(routes, route, call) };
};

describe('a case and its result', () => {
  it('shows where everything stands, without names, identifiers or amounts', async () => {
    const { world, call } = ops();
    await world.post(aRequest());
    await turn(world);
    const { caseId } = theCase(world);
    const { status, body } = await call(CASE, { pathParameters: { caseId } });
    expect(status).toBe(200);
    const view = CaseView.parse(body);
    expect(view).toMatchObject({ state: 'result-ready', resultVersion: 1, registrationNumber: '2026-0900' });
    expect(view.queries.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['answered', 'found'],
      ['answered', 'found'],
      ['answered', 'found'],
    ]);
    expect(view.deadlines[0]).toMatchObject({ code: 'preparation', safeDue: '2026-11-26' });
    expect(JSON.stringify(body)).not.toMatch(/Канарейкина|19033303738|4500/);
  });

  it('shows what is known where an agency would answer in a year without a calendar', async () => {
    const { world, call } = ops();
    world.moveTo('2027-12-30T08:00:00.000Z');
    await world.post(aRequest());
    await world.acts.intake();
    const { caseId } = theCase(world);
    const { status, body } = await call(CASE, { pathParameters: { caseId } });
    expect(status).toBe(200);
    const { queries, forecast } = CaseView.parse(body);
    expect([queries.map(({ state }) => state), forecast]).toEqual([['planned', 'planned', 'planned'], []]);
  });

  it('shows a live view of an open case, then the issued versions', async () => {
    const { world, call } = ops();
    await world.post(aRequest());
    const { caseId } = theCase(world);
    const address = { pathParameters: { caseId } };
    await world.acts.intake();
    expect(VerificationResult.parse((await call(RESULT, address)).body)).toMatchObject({
      version: 0,
      final: false,
    });

    await drain(world);
    await turn(world);
    expect(VerificationResult.parse((await call(RESULT, address)).body)).toMatchObject({
      version: 1,
      final: true,
    });
    const asked = (version: string) => call(RESULT, { ...address, queryStringParameters: { version } });
    expect((await asked('1')).status).toBe(200);
    expect((await asked('2')).status).toBe(404);
    expect((await asked('0')).status).toBe(422);
    expect((await asked('1e3')).status).toBe(422);
  });

  it('answers 404 for a case that nobody knows', async () => {
    const { call } = ops();
    expect((await call(CASE, UNKNOWN)).status).toBe(404);
    expect((await call(RESULT, UNKNOWN)).status).toBe(404);
    expect((await call(CASE, { pathParameters: { caseId: '../x' } })).status).toBe(404);
  });
});

describe('operations', () => {
  it("lists an office's cases with what is still open", async () => {
    const { world, call } = ops();
    await world.post(aRequest());
    const office = { queryStringParameters: { office: 'vladimir-gkuszn-01' } };
    const statuses = async () => {
      const view = DeadlinesView.parse((await call('GET /v1/ops/deadlines', office)).body);
      return view.cases[0]?.deadlines.map(({ code, status }) => `${code} ${status}`);
    };
    expect(await statuses()).toContain('preparation open');
    world.moveTo('2026-11-25T21:00:00.000Z');
    expect(await statuses()).toContain('preparation due-today');
    world.moveTo('2026-11-26T21:00:00.000Z');
    expect(await statuses()).toContain('preparation overdue');
    await turn(world);
    expect(await statuses()).toContain('preparation met');
    expect((await call('GET /v1/ops/deadlines')).status).toBe(422);
  });

  it('lists events that wait for their case by ids and days, and no more once they have found it', async () => {
    const { world, call } = ops();
    const unmatched = async () =>
      UnmatchedEventsView.parse((await call('GET /v1/ops/events/unmatched')).body).events;
    expect(await unmatched()).toEqual([]);
    await world.postEvent(aPlacement());
    await drain(world);
    expect(await unmatched()).toEqual([
      {
        source: 'employment-centre',
        sourceEventId: 'event-1',
        type: 'placement-reported',
        reportedOn: '2026-11-23',
        receivedAt: '2026-11-20T08:00:00.000Z',
        attempts: 1,
        nextTryAt: '2026-11-20T08:07:30.000Z',
      },
    ]);
    await world.post(aRequest());
    await turn(world);
    expect(await unmatched()).toEqual([]);
  });

  it('counts queues and shows agencies', async () => {
    const { call } = ops();
    expect(QueuesView.parse((await call('GET /v1/ops/queues')).body).queues).toEqual([
      { queue: 'answers', waiting: 3, inFlight: 1, delayed: 0, deadLetters: 1 },
    ]);
    const { agencies } = AgenciesView.parse((await call('GET /v1/ops/agencies')).body);
    expect(agencies.map(({ agency, kinds }) => [agency, kinds])).toEqual([
      ['tax', ['self-employed-status']],
      ['employment-centre', ['unemployment-benefits']],
      ['my-business', ['business-plan-verdict']],
    ]);
  });
});
