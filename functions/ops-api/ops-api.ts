import { readJsonBody } from '#contracts/wire/json';
import { viewAudit } from '#functions/ops-api/audit-view';
import { viewBalance } from '#functions/ops-api/balance-view';
import { caseRoutes } from '#functions/ops-api/case-routes';
import { viewDeadlines } from '#functions/ops-api/deadlines-view';
import { redrive, viewFailed } from '#functions/ops-api/failed-view';
import { viewInquiries } from '#functions/ops-api/inquiries-view';
import { viewAgencies, viewQueues } from '#functions/ops-api/queues-view';
import { viewProgramme } from '#functions/ops-api/report-view';
import type { OpsApiDeps, Route } from '#functions/ops-api/route';
import { viewStrays } from '#functions/ops-api/strays-view';
import { viewUnmatched } from '#functions/ops-api/unmatched-view';
import { speaksFor } from '#functions/runtime/http/caller';
import { casesOfCaller } from '#functions/runtime/http/cases-of-caller';
import {
  json,
  problem,
  wrongFields,
  type HttpAnswer,
  type HttpRequest,
} from '#functions/runtime/http/http-answer';
import { malformed } from '#functions/runtime/http/malformed';
import type { Routes } from '#functions/runtime/http/http-routes';
import { says } from '#schemas/bilingual';
import { RedriveRequest } from '#schemas/failed-messages';
import { OfficeId } from '#schemas/ids';
import { fieldErrors } from '#schemas/problem';

const NEEDED = {
  office: { ru: 'Нужен отдел: ?office=…', en: 'The office is needed: ?office=…' },
  programme: {
    ru: 'Нужны отделы и дни: ?office=…&from=…&to=…',
    en: 'Offices and days are needed: ?office=…&from=…&to=…',
  },
  balance: {
    ru: 'Нужны отделы и день: ?office=…&day=…',
    en: 'Offices and a day are needed: ?office=…&day=…',
  },
  audit: {
    ru: 'Нужны отдел и дни: ?office=…&from=…&to=…',
    en: 'An office and days are needed: ?office=…&from=…&to=…',
  },
  inquiries: { ru: 'Нужен месяц: ?month=…', en: 'A month is needed: ?month=…' },
} as const;
const OUT_OF_REACH = {
  ru: 'Право вызывающего так далеко не распространяется.',
  en: 'The proof of who calls does not reach this far.',
};

const getDeadlines: Route = async ({ query }, deps) => {
  const office = OfficeId.safeParse(query['office']);
  if (!office.success) {
    return problem(422, NEEDED.office, [
      { pointer: '/office', detail: says('нужен код отдела', 'the office id is needed') },
    ]);
  }
  return json(200, await viewDeadlines(office.data, deps));
};

const getProgramme: Route = async ({ query }, deps) => {
  const view = await viewProgramme(query, deps);
  return view.type === 'wrong' ? problem(422, NEEDED.programme, view.errors) : json(200, view.report);
};

const getBalance: Route = async ({ query }, deps) => {
  const view = await viewBalance(query, deps);
  return view.type === 'wrong' ? problem(422, NEEDED.balance, view.errors) : json(200, view.balance);
};

const getAudit: Route = async ({ query }, deps) => {
  const view = await viewAudit(query, deps);
  return view.type === 'wrong' ? problem(422, NEEDED.audit, view.errors) : json(200, view.report);
};

const getInquiries: Route = async ({ query }, deps) => {
  const read = await viewInquiries(query, deps);
  return read.type === 'wrong' ? problem(422, NEEDED.inquiries, read.errors) : json(200, read.view);
};

const noSuchQueue = ({ queues }: OpsApiDeps): HttpAnswer => {
  const names = Object.keys(queues).join(', ');
  return problem(404, {
    ru: `Такой очереди нет. Есть: ${names}.`,
    en: `There is no such queue. There are: ${names}.`,
  });
};

const getFailed: Route = async ({ query }, deps) => {
  const view = await viewFailed(query['queue'], deps);
  return view === undefined ? noSuchQueue(deps) : json(200, view);
};

const postRedrive: Route = async ({ body }, deps) => {
  const read = readJsonBody(body);
  if (read.type === 'malformed') return malformed(read.expected);
  const wanted = RedriveRequest.safeParse(read.value);
  if (!wanted.success) return wrongFields(fieldErrors(wanted.error));
  const view = await redrive(wanted.data, deps);
  return view === undefined ? noSuchQueue(deps) : json(200, view, { code: wanted.data.queue });
};

/** Of the offices that the caller names: its own. */
const officeRoutes = {
  'GET /v1/reports/programme': getProgramme,
  'GET /v1/reports/audit': getAudit,
} as const satisfies Record<string, Route>;

const operatorRoutes = {
  'GET /v1/ops/queues': async (_request, deps) => json(200, await viewQueues(deps)),
  'GET /v1/ops/failed': getFailed,
  'POST /v1/ops/failed/redrive': postRedrive,
  'GET /v1/ops/agencies': async (_request, deps) => json(200, await viewAgencies(deps)),
  'GET /v1/ops/deadlines': getDeadlines,
  'GET /v1/ops/balance': getBalance,
  'GET /v1/ops/events/unmatched': async (_request, deps) => json(200, await viewUnmatched(deps)),
  'GET /v1/ops/inquiries': getInquiries,
  'GET /v1/ops/stray-messages': async (_request, deps) => json(200, await viewStrays(deps)),
} as const satisfies Record<string, Route>;

/** The HTTP API of operations and of readers of results. */
export const opsRoutes = { ...caseRoutes, ...officeRoutes, ...operatorRoutes };

type MayUse = (request: HttpRequest) => boolean;

const callable = (routes: Readonly<Record<string, Route>>, deps: OpsApiDeps, mayUse: MayUse): Routes =>
  Object.fromEntries(
    Object.entries(routes).map(([address, route]) => [
      address,
      (request) =>
        mayUse(request)
          ? route(request, { ...deps, store: casesOfCaller(deps.store, request.caller) })
          : Promise.resolve(problem(403, OUT_OF_REACH)),
    ]),
  );

const namesOwnOffices: MayUse = ({ query, caller }) =>
  (query['office'] ?? '').split(',').every((office) => office === '' || speaksFor(caller, office));

/** The routes with their world around them, each for those whom it is for. */
export const opsApi = (deps: OpsApiDeps): Routes => ({
  ...callable(caseRoutes, deps, () => true),
  ...callable(officeRoutes, deps, namesOwnOffices),
  ...callable(operatorRoutes, deps, ({ caller }) => caller.type === 'operator'),
});
