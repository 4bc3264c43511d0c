import { describe, expect, it } from 'vitest';
import { decodeEvent } from '#functions/accept-request/decode-event';
import { acceptRoutes } from '#functions/accept-request/routes';
import { opsApi, opsRoutes } from '#functions/ops-api/ops-api';
import { callerOf, speaksFor } from '#functions/runtime/http/caller';
import { behindDoor } from '#functions/runtime/http/open-door';
import { aPlacement, aRequest } from '#test/builders';
import { anOfficeEvent } from '#test/functions/office/an-office';
import { theCase, turn } from '#test/functions/drive';
import { callRoute } from '#test/functions/doors/http-call';
import { answering } from '#test/functions/answers/said';

const OWN = 'vladimir-gkuszn-01';
const token = (claims: Record<string, string>, scopes: string[] | null = null) => ({
  jwt: { claims, scopes },
});
const office = (...offices: string[]) => token({ scope: 'sverka/office', sverka_offices: offices.join(' ') });
const CENTRE = token({ scope: 'sverka/employment-events' });
const OPERATOR = { iam: { userArn: 'arn:aws:sts::000000000000:assumed-role/operators/duty' } };

describe('who calls', () => {
  it.each([
    ['a role of the account', OPERATOR, true],
    ['a token of the office', office(OWN), true],
    ['a token of several offices', office('penza-01', OWN), true],
    [
      'a list as the gateway hands it on',
      token({ sverka_offices: `[penza-01 ${OWN}]` }, ['sverka/office']),
      true,
    ],
    ['a list with commas', token({ scope: 'openid sverka/office', sverka_offices: `penza-01,${OWN}` }), true],
    ['a token of another office', office('vladimir-gkuszn-02'), false],
    ['an office whose id begins alike', office(`${OWN}1`), false],
    ['a token of no office', token({ scope: 'sverka/office' }), false],
    ['a star', office('*'), false],
    ['offices without the scope', token({ sverka_offices: OWN }), false],
    ['a scope that begins alike', token({ scope: 'sverka/office-reader', sverka_offices: OWN }), false],
    ['an employment centre', CENTRE, false],
    ['nobody', {}, false],
    ['a signature of nobody', { iam: null }, false],
    ['a signature without a role', { iam: { userArn: '' } }, false],
    ['what is not an authorizer', 'operator', false],
  ])('%s', (_who, authorizer, speaks) => {
    expect(speaksFor(callerOf({ authorizer }), OWN)).toBe(speaks);
  });

  it('is nobody without an authorizer', () => {
    for (const context of [{}, undefined, null, { authorizer: null }])
      expect(callerOf(context)).toEqual({ type: 'unknown' });
  });
});

const desk = {
  count: () => Promise.resolve({ waiting: 0, inFlight: 0, delayed: 0 }),
  peek: () => Promise.resolve([]),
  redrive: () => Promise.resolve([]),
};

/** Every route over one case of the office `OWN` with a result. */
const exchange = async () => {
  const world = answering();
  await world.post(aRequest());
  await turn(world);
  const { store, clock, agencies, officeDeps } = world;
  const { caseId } = theCase(world);
  const hints: unknown[] = [];
  const keep = (hint: unknown) => Promise.resolve(void hints.push(hint));
  const acceptDeps = {
    ...officeDeps,
    store,
    toIntake: keep,
    toEvents: keep,
    decodeEvent,
    personIndexKey: 'key of the person index of a test',
  };
  const routes = {
    ...opsApi({ store, clock, agencies: agencies.agencies, desk, queues: {} }),
    ...acceptRoutes(acceptDeps),
  };
  return { routes, caseId, hints, world };
};

const JSON_BODY = { headers: { 'content-type': 'application/json' } };
const PERIOD = { from: '2026-01-01', to: '2026-12-31', day: '2026-11-20', actorId: 'official-7' };
const HOLD = { change: 'place', actorId: 'official-7', reason: 'court' };

/** What each route is called with: fit to be answered by 2xx or 409, were it not for the caller. */
const callOf = (route: string, caseId: string) => {
  const address = { pathParameters: { caseId }, queryStringParameters: { ...PERIOD, office: OWN } };
  if (route.endsWith('verification-requests'))
    return { ...address, ...JSON_BODY, body: JSON.stringify(aRequest()) };
  if (route.endsWith('employment-events'))
    return { ...address, ...JSON_BODY, body: JSON.stringify(aPlacement()) };
  if (route.endsWith('/events') && route.startsWith('POST'))
    return { ...address, body: JSON.stringify(anOfficeEvent('handed-to-commission', '2026-11-20')) };
  if (route.endsWith('/hold')) return { ...address, body: JSON.stringify(HOLD) };
  if (route.endsWith('/redrive')) return { ...address, body: JSON.stringify({ queue: 'nowhere' }) };
  return address;
};

const CASE_ROUTES = [
  ...Object.keys(opsRoutes).filter((route) => route.includes('{caseId}')),
  'POST /v1/cases/{caseId}/events',
];
const OFFICE_ROUTES = [
  'POST /v1/verification-requests',
  'GET /v1/reports/programme',
  'GET /v1/reports/audit',
];
const OPERATOR_ROUTES = Object.keys(opsRoutes).filter((route) => route.includes('/v1/ops/'));

const FOREIGN = [
  ['another office', office('vladimir-gkuszn-02')],
  ['an employment centre', CENTRE],
  ['nobody', {}],
] as const;

describe.each(CASE_ROUTES)('%s', (route) => {
  it('is there for the office of the case and for operators', async () => {
    for (const authorizer of [office('penza-01', OWN), OPERATOR]) {
      const { routes, caseId } = await exchange();
      const { status } = await callRoute(routes, route, { ...callOf(route, caseId), authorizer });
      expect([200, 202, 409]).toContain(status);
    }
  });

  it.each(FOREIGN)(
    'answers %s as if there were no such case, and nothing changes',
    async (_who, authorizer) => {
      const { routes, caseId, world } = await exchange();
      const before = JSON.stringify(await world.store.loadCase(caseId));
      const foreign = await callRoute(routes, route, { ...callOf(route, caseId), authorizer });
      const missing = await callRoute(routes, route, {
        ...callOf(route, 'a'.repeat(26)),
        authorizer,
      });
      expect(foreign.status).toBe(404);
      expect(foreign.text).toBe(missing.text);
      expect(JSON.stringify(await world.store.loadCase(caseId))).toBe(before);
      expect(await world.store.loadActions(caseId)).toEqual([]);
    },
  );
});

describe.each(OFFICE_ROUTES)('%s', (route) => {
  it('answers the office that it names, and operators', async () => {
    for (const authorizer of [office(OWN), OPERATOR]) {
      const { routes, caseId } = await exchange();
      const { status } = await callRoute(routes, route, { ...callOf(route, caseId), authorizer });
      expect(status).toBe(200);
    }
  });

  it.each(FOREIGN)('refuses %s', async (_who, authorizer) => {
    const { routes, caseId, hints } = await exchange();
    const answer = await callRoute(routes, route, { ...callOf(route, caseId), authorizer });
    expect(answer.status).toBe(403);
    expect(answer.text).not.toContain('Канарейкина');
    expect(hints).toEqual([]);
  });
});

it('refuses a report of offices of which one is another’s', async () => {
  const { routes } = await exchange();
  const queryStringParameters = { ...PERIOD, office: `${OWN},penza-01` };
  const asked = { queryStringParameters, authorizer: office(OWN) };
  expect((await callRoute(routes, 'GET /v1/reports/programme', asked)).status).toBe(403);
});

describe.each(OPERATOR_ROUTES)('%s', (route) => {
  it.each([...FOREIGN, ['an office', office(OWN)]] as const)('refuses %s', async (_who, authorizer) => {
    const { routes, caseId } = await exchange();
    const { status } = await callRoute(routes, route, { ...callOf(route, caseId), authorizer });
    expect(status).toBe(403);
  });

  it('answers operators', async () => {
    const { routes, caseId } = await exchange();
    const { status } = await callRoute(routes, route, callOf(route, caseId));
    expect(status).toBe(route.endsWith('/redrive') ? 404 : 200);
  });
});

describe('POST /v1/employment-events', () => {
  it.each([
    ['an employment centre', CENTRE, 202],
    ['operators', OPERATOR, 202],
    ['an office', office(OWN), 403],
    ['nobody', {}, 403],
  ])('from %s', async (_who, authorizer, status) => {
    const { routes, caseId, hints } = await exchange();
    const route = 'POST /v1/employment-events';
    expect((await callRoute(routes, route, { ...callOf(route, caseId), authorizer })).status).toBe(status);
    expect(hints).toHaveLength(status === 202 ? 1 : 0);
  });
});

describe('a door', () => {
  it('is open only where its environment says so', async () => {
    const { routes, caseId } = await exchange();
    const address = { pathParameters: { caseId }, authorizer: {} };
    const route = 'GET /v1/cases/{caseId}';
    expect((await callRoute(behindDoor({ DOOR: 'open' }, routes), route, address)).status).toBe(200);
    expect((await callRoute(behindDoor({}, routes), route, address)).status).toBe(404);
  });
});
