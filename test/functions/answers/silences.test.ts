import { expect, it } from 'vitest';
import type { Agency } from '#core/agency';
import type { OpeningHours } from '#core/channel/opening-hours';
import { opsApi } from '#functions/ops-api/ops-api';
import { AgenciesView, CaseView } from '#schemas/api';
import { aRequest } from '#test/builders';
import { theCase, turn } from '#test/functions/drive';
import { callRoute } from '#test/functions/doors/http-call';
import { answering } from '#test/functions/answers/said';
import type { World } from '#test/functions/world';

const openAt = (agency: Agency, openingHours: OpeningHours): Agency => ({
  ...agency,
  endpoints: Object.fromEntries(
    Object.entries(agency.endpoints).map(([name, endpoint]) => [name, { ...endpoint, openingHours }]),
  ),
});

const readerOf = ({ store, clock, agencies: { agencies } }: World, hours?: OpeningHours) => {
  const desk = { count: () => Promise.reject(new Error('no queue here')) };
  const routes = opsApi({
    store,
    clock,
    agencies: hours === undefined ? agencies : agencies.map((agency) => openAt(agency, hours)),
    queues: {},
    desk: { ...desk, peek: desk.count, redrive: desk.count },
  });
  return (route: string, call = {}) => callRoute(routes, route, call);
};

it('tells a caller since when an agency is silent, that the request is safe, and the legal day', async () => {
  const world = answering();
  const call = readerOf(world);
  world.agencies.says.set('self-employed-status', 'down');
  for (let family = 1; family <= 10; family += 1) {
    await world.post(aRequest({ registrationNumber: `2026/${family}` }));
    await turn(world);
  }
  const { caseId } = theCase(world);
  const view = CaseView.parse((await call('GET /v1/cases/{caseId}', { pathParameters: { caseId } })).body);
  expect(view.silences).toEqual([
    {
      agency: 'tax',
      endpoint: 'desk',
      since: '2026-11-20T08:00:00.000Z',
      message: {
        ru: 'Ведомство не отвечает с 2026-11-20 08:00 UTC. Запрос сохранён и будет отправлен сам, рассмотрение не приостанавливается (п. 2.7). Срок по закону: 2026-11-26 (п. 3.2.2).',
        en: 'Agency has not answered since 2026-11-20 08:00 UTC. Your request is safe and will be sent by itself, the application is not suspended (clause 2.7). The legal day is 2026-11-26 (clause 3.2.2).',
      },
    },
  ]);
  const { agencies } = AgenciesView.parse((await call('GET /v1/ops/agencies')).body);
  expect(agencies.map(({ channels }) => channels)).toEqual([
    [
      {
        endpoint: 'desk',
        callsPerSecond: 100,
        circuit: 'open',
        failingSince: '2026-11-20T08:00:00.000Z',
        nextProbeAt: '2026-11-20T08:00:30.000Z',
      },
    ],
    [{ endpoint: 'bus', callsPerSecond: 100, circuit: 'closed' }],
    [{ endpoint: 'api', callsPerSecond: 100, circuit: 'closed' }],
  ]);
});

it('tells operators when an agency takes questions', async () => {
  const hours = { timeZone: 'Europe/Moscow', weekdays: [1, 2, 3, 4, 5], fromHour: 8, untilHour: 20 };
  const call = readerOf(answering(), hours);

  const { agencies } = AgenciesView.parse((await call('GET /v1/ops/agencies')).body);

  expect(agencies[0]?.channels).toEqual([
    { endpoint: 'desk', callsPerSecond: 100, openingHours: hours, circuit: 'closed' },
  ]);
});
