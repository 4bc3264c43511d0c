import { parseJson } from '#contracts/wire/json';
import { ContractBreach } from '#core/faults';
import type { CaseStore } from '#core/ports';
import { viewBalance, type BalanceViewDeps } from '#functions/ops-api/balance-view';
import { viewCase, viewResult, type CaseViewDeps } from '#functions/ops-api/case-view';
import { changeHold, type ChangeHoldDeps } from '#functions/ops-api/change-hold';
import { viewDeadlines } from '#functions/ops-api/deadlines-view';
import { viewAudit, type AuditViewDeps } from '#functions/ops-api/audit-view';
import { viewDecisionNotice } from '#functions/ops-api/decision-notice-view';
import { viewDossier, type DossierViewDeps } from '#functions/ops-api/dossier-view';
import { viewNotice } from '#functions/ops-api/notice-view';
import { viewProgress } from '#functions/ops-api/progress-view';
import { viewStrays } from '#functions/ops-api/strays-view';
import { viewUnmatched } from '#functions/ops-api/unmatched-view';
import { redrive, viewFailed, type FailedViewDeps } from '#functions/ops-api/failed-view';
import { viewProgramme } from '#functions/ops-api/report-view';
import { viewAgencies, viewQueues, type QueuesViewDeps } from '#functions/ops-api/queues-view';
import { json, plainText, problem, type HttpAnswer, type HttpRequest } from '#functions/runtime/http-answer';
import { HoldRequest } from '#schemas/api';
import { says } from '#schemas/bilingual';
import { CaseId, OfficeId } from '#schemas/ids';
import { RedriveRequest } from '#schemas/failed-messages';
import { fieldErrors } from '#schemas/problem';

export type OpsApiDeps = CaseViewDeps &
  QueuesViewDeps &
  FailedViewDeps & {
    desk: QueuesViewDeps['desk'] & FailedViewDeps['desk'];
    store: CaseViewDeps['store'] &
      QueuesViewDeps['store'] &
      FailedViewDeps['store'] &
      Pick<
        CaseStore,
        'parkedEvents' | 'strayMessages' | 'casesOfOffice' | 'casesThatOwe' | 'loadMonitoring'
      > &
      AuditViewDeps['store'] &
      DossierViewDeps['store'] &
      BalanceViewDeps['store'] &
      ChangeHoldDeps['store'];
  };

type Route = (request: HttpRequest, deps: OpsApiDeps) => Promise<HttpAnswer>;

const LARGEST_BODY_BYTES = 1_048_576;
const UNKNOWN_CASE = 'There is no such case.';

const caseIdIn = ({ pathParameters }: HttpRequest): CaseId | undefined =>
  CaseId.safeParse(pathParameters['caseId']).data;

const readBody = (body: Uint8Array) => {
  try {
    return { type: 'read', value: parseJson(body, LARGEST_BODY_BYTES) } as const;
  } catch (error) {
    if (error instanceof ContractBreach) return { type: 'malformed', expected: error.expectation } as const;
    throw error;
  }
};

const getCase: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const view = caseId === undefined ? undefined : await viewCase(caseId, deps);
  return view === undefined ? problem(404, UNKNOWN_CASE) : json(200, view, { caseId });
};

const getResult: Route = async (request, deps) => {
  const { version } = request.query;
  if (version !== undefined && !/^[1-9]\d{0,5}$/.test(version)) {
    return problem(422, 'The version is a number from 1.', [
      { pointer: '/version', detail: says('целое число от 1', 'a whole number from 1') },
    ]);
  }
  const caseId = caseIdIn(request);
  const wanted = version === undefined ? undefined : Number(version);
  const result = caseId === undefined ? undefined : await viewResult({ caseId, version: wanted }, deps);
  return result === undefined
    ? problem(404, version === undefined ? UNKNOWN_CASE : 'There is no such case or version.')
    : json(200, result, { caseId });
};

const getNotice: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const notice = caseId === undefined ? undefined : await viewNotice(caseId, deps);
  return notice === undefined ? problem(404, UNKNOWN_CASE) : plainText(notice, { caseId });
};

const getDecisionNotice: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const view = caseId === undefined ? undefined : await viewDecisionNotice(caseId, deps);
  if (view === undefined) return problem(404, UNKNOWN_CASE);
  return view.type === 'undecided'
    ? problem(409, 'The office has posted no decision of this case.')
    : plainText(view.text, { caseId });
};

const getProgress: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const progress = caseId === undefined ? undefined : await viewProgress(caseId, deps);
  return progress === undefined
    ? problem(404, 'There is no such application.')
    : json(200, progress, { caseId });
};

const getDossier: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  if (caseId === undefined) return problem(404, UNKNOWN_CASE);
  const reading = await viewDossier(caseId, request.query, deps);
  switch (reading.type) {
    case 'dossier':
      return json(200, reading.dossier, { caseId, code: reading.dossier.copy });
    case 'unknown-case':
      return problem(404, UNKNOWN_CASE);
    case 'wrong':
      return problem(422, 'The official who asks is needed: ?actorId=…', reading.errors);
  }
};

const postHold: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const read = readBody(request.body);
  if (read.type === 'malformed') return problem(400, `Expected: ${read.expected}.`);
  const wanted = HoldRequest.safeParse(read.value);
  if (!wanted.success) return problem(422, 'Every wrong field is listed.', fieldErrors(wanted.error));
  const view = caseId === undefined ? undefined : await changeHold(caseId, wanted.data, deps);
  return view === undefined
    ? problem(404, UNKNOWN_CASE)
    : json(200, view, { caseId, code: wanted.data.change });
};

const getDeadlines: Route = async ({ query }, deps) => {
  const office = OfficeId.safeParse(query['office']);
  if (!office.success) {
    return problem(422, 'The office is needed: ?office=…', [
      { pointer: '/office', detail: says('нужен код отдела', 'the office id is needed') },
    ]);
  }
  return json(200, await viewDeadlines(office.data, deps));
};

const getProgramme: Route = async ({ query }, deps) => {
  const view = await viewProgramme(query, deps);
  return view.type === 'wrong'
    ? problem(422, 'Offices and days are needed: ?office=…&from=…&to=…', view.errors)
    : json(200, view.report);
};

const getBalance: Route = async ({ query }, deps) => {
  const view = await viewBalance(query, deps);
  return view.type === 'wrong'
    ? problem(422, 'Offices and a day are needed: ?office=…&day=…', view.errors)
    : json(200, view.balance);
};

const getAudit: Route = async ({ query }, deps) => {
  const view = await viewAudit(query, deps);
  return view.type === 'wrong'
    ? problem(422, 'An office and days are needed: ?office=…&from=…&to=…', view.errors)
    : json(200, view.report);
};

const noSuchQueue = ({ queues }: OpsApiDeps): HttpAnswer =>
  problem(404, `There is no such queue. There are: ${Object.keys(queues).join(', ')}.`);

const getFailed: Route = async ({ query }, deps) => {
  const view = await viewFailed(query['queue'], deps);
  return view === undefined ? noSuchQueue(deps) : json(200, view);
};

const postRedrive: Route = async ({ body }, deps) => {
  const read = readBody(body);
  if (read.type === 'malformed') return problem(400, `Expected: ${read.expected}.`);
  const wanted = RedriveRequest.safeParse(read.value);
  if (!wanted.success) return problem(422, 'Every wrong field is listed.', fieldErrors(wanted.error));
  const view = await redrive(wanted.data, deps);
  return view === undefined ? noSuchQueue(deps) : json(200, view, { code: wanted.data.queue });
};

/** The HTTP API of operations and of readers of results. */
export const opsRoutes = {
  'GET /v1/cases/{caseId}': getCase,
  'GET /v1/cases/{caseId}/result': getResult,
  'GET /v1/cases/{caseId}/additional-check-notice': getNotice,
  'GET /v1/cases/{caseId}/decision-notice': getDecisionNotice,
  'GET /v1/cases/{caseId}/progress': getProgress,
  'GET /v1/cases/{caseId}/dossier': getDossier,
  'POST /v1/cases/{caseId}/hold': postHold,
  'GET /v1/ops/queues': async (_request, deps) => json(200, await viewQueues(deps)),
  'GET /v1/ops/failed': getFailed,
  'POST /v1/ops/failed/redrive': postRedrive,
  'GET /v1/ops/agencies': async (_request, deps) => json(200, await viewAgencies(deps)),
  'GET /v1/ops/deadlines': getDeadlines,
  'GET /v1/ops/balance': getBalance,
  'GET /v1/reports/programme': getProgramme,
  'GET /v1/reports/audit': getAudit,
  'GET /v1/ops/events/unmatched': async (_request, deps) => json(200, await viewUnmatched(deps)),
  'GET /v1/ops/stray-messages': async (_request, deps) => json(200, await viewStrays(deps)),
} as const satisfies Record<string, Route>;

/** The routes with their world around them. */
export const opsApi = (deps: OpsApiDeps) =>
  Object.fromEntries(
    Object.entries<Route>(opsRoutes).map(([address, route]) => [
      address,
      (request: HttpRequest) => route(request, deps),
    ]),
  );
