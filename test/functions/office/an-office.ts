import { postOfficeEvent } from '#functions/accept-request/office-event-over-http';
import { opsApi } from '#functions/ops-api/ops-api';
import { CaseView, DeadlinesView, OfficeEventAcceptedView } from '#schemas/api';
import { aRequest } from '#test/builders';
import { theCase, turn } from '#test/functions/drive';
import { callRoute } from '#test/functions/doors/http-call';
import { answering } from '#test/functions/answers/said';

const EVENTS = 'POST /v1/cases/{caseId}/events';
const CASE = 'GET /v1/cases/{caseId}';
const NOTICE = 'GET /v1/cases/{caseId}/additional-check-notice';
const DEADLINES = 'GET /v1/ops/deadlines';
const nobody = { count: () => Promise.reject(new Error()), peek: () => Promise.resolve([]) };

/** An office whose request is accepted, and the doors through which it speaks and looks. */
export const anOffice = async (world = answering(), request = aRequest()) => {
  await world.post(request);
  const { caseId } = theCase(world);
  const { store, clock } = world;
  const desk = { ...nobody, redrive: () => Promise.resolve([]) };
  const routes = {
    ...opsApi({ store, clock, agencies: world.agencies.agencies, desk, queues: {} }),
    [EVENTS]: (request: Parameters<typeof postOfficeEvent>[0]) => postOfficeEvent(request, world.officeDeps),
  };
  const address = { pathParameters: { caseId } };
  const raw = (body: string, pathParameters = address.pathParameters) =>
    callRoute(routes, EVENTS, { pathParameters, body });
  const post = (type: string, occurredOn: string, more: object = {}) =>
    raw(JSON.stringify(anOfficeEvent(type, occurredOn, more)));
  const view = async () => CaseView.parse((await callRoute(routes, CASE, address)).body);
  const listed = async () => {
    const query = { queryStringParameters: { office: 'vladimir-gkuszn-01' } };
    return DeadlinesView.parse((await callRoute(routes, DEADLINES, query)).body).cases;
  };
  /** Any other page of the case, or of the office. */
  const page = (route: string, queryStringParameters = {}, body?: string) =>
    callRoute(routes, route, {
      ...address,
      queryStringParameters,
      ...(body === undefined ? {} : { body }),
    });
  return { world, caseId, raw, post, view, listed, page, notice: () => callRoute(routes, NOTICE, address) };
};

export type Office = Awaited<ReturnType<typeof anOffice>>;

/** Every step up to the signing of six months; status and state of each. */
export const signed = async (office: Office) => {
  await turn(office.world);
  office.world.moveTo('2026-12-30T09:00:00.000Z');
  const answers = [
    await office.post('handed-to-commission', '2026-11-25'),
    await office.post('commission-met', '2026-12-01'),
    await office.post('commission-concluded', '2026-12-02'),
    await office.post('decided', '2026-12-03', { details: { outcome: 'granted' } }),
    await office.post('applicant-notified', '2026-12-04'),
    await office.post('contract-signed', '2026-12-30', { details: { termMonths: 6 } }),
  ];
  return answers.map(({ status, body }) => `${status} ${OfficeEventAcceptedView.parse(body).state}`);
};

/** An event as an office posts it; `eventId` may be changed like everything else. */
export const anOfficeEvent = (type: string, occurredOn: string, more: object = {}): object => ({
  schemaVersion: '1',
  eventId: `${type}-${occurredOn}`,
  type,
  occurredOn,
  actorId: 'official-7',
  ...more,
});
