import type * as z from 'zod';
import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { Identity } from '#ops/cli/api/identity';
import { notLetIn, proveCall } from '#ops/cli/api/prove-call';
import { AcceptedView, AgenciesView, CaseView, DeadlinesView, EventAcceptedView } from '#schemas/api';
import { HoldView, OfficeEventAcceptedView, QueuesView, UnmatchedEventsView } from '#schemas/api';
import { FailedView, RedriveView, type RedriveRequest } from '#schemas/failed-messages';
import { DayBalance } from '#schemas/day-balance';
import { AgencyOrder } from '#schemas/agency-order';
import { Dossier } from '#schemas/dossier';
import { AuditReport } from '#schemas/audit-report';
import { CaseProgress } from '#schemas/case-progress';
import { Problem } from '#schemas/problem';
import { ProgrammeReport } from '#schemas/programme-report';
import { VerificationResult } from '#schemas/verification-result';
import { InquiriesView } from '#schemas/inquiries-view';
import { StrayMessagesView } from '#schemas/stray-messages';

/** What the API said: a checked view, or its problem document; `json` is its text as it came. */
export type Reply<View> =
  | { type: 'view'; view: View; status: number; json: string }
  | { type: 'problem'; problem: Problem; status: number; json: string };

export type Content = { contentType: string; body: string | Uint8Array };

const JSON_TYPE = 'application/json';
const TIMEOUT_SECONDS = 30;

/** Where the API is, and by what we prove who we are. */
type Server = { baseUrl: string; identity: Identity };

type Call = { method: 'GET' | 'POST'; path: string; content?: Content };

const unreachable = (baseUrl: string): CommandFailure =>
  new CommandFailure(EXIT.unreachable, {
    ru: `Не удалось связаться с API по адресу ${baseUrl}: проверьте, что Sverka запущена, или укажите --api.`,
    en: `Cannot reach the API at ${baseUrl}: check that Sverka is running, or give --api.`,
  });

const notOurs = (baseUrl: string, status: number, fault: string): CommandFailure =>
  new CommandFailure(EXIT.unreachable, {
    ru: `По адресу ${baseUrl} ответили не так, как отвечает Sverka (HTTP ${status}, ${fault}).`,
    en: `What answered at ${baseUrl} does not answer as Sverka does (HTTP ${status}, ${fault}).`,
  });

const problemIn = ({ baseUrl }: Server, response: Response, text: string): Problem => {
  const { status, url } = response;
  const problem = Problem.safeParse(parsed(text));
  if (problem.success) return problem.data;
  throw [401, 403].includes(status)
    ? notLetIn(new URL(url), status)
    : notOurs(baseUrl, status, faultOf(problem.error));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Place and code of the first difference from the contract; never the value. */
const faultOf = (error: z.ZodError): string => {
  const issue = error.issues[0];
  return issue === undefined ? 'schema' : `${issue.path.join('.')}: ${issue.code}`;
};

const send = async ({ baseUrl, identity }: Server, { method, path, content }: Call): Promise<Response> => {
  const headers = {
    accept: JSON_TYPE,
    ...(content === undefined ? {} : { 'content-type': content.contentType }),
  };
  const body = content === undefined ? {} : { body: Buffer.from(content.body) };
  const url = new URL(`${baseUrl}${path}`);
  const proof = await proveCall({ method, url, ...body }, identity);
  try {
    const signal = AbortSignal.timeout(TIMEOUT_SECONDS * 1000);
    return await fetch(url, {
      method,
      headers: { ...headers, ...proof },
      ...body,
      redirect: 'manual',
      signal,
    });
  } catch {
    throw unreachable(baseUrl);
  }
};

const textOf = async (baseUrl: string, response: Response): Promise<string> => {
  try {
    return await response.text();
  } catch {
    throw unreachable(baseUrl);
  }
};

const callWith =
  (server: Server) =>
  async <View>(schema: z.ZodType<View>, call: Call): Promise<Reply<View>> => {
    const { baseUrl } = server;
    const response = await send(server, call);
    const { status } = response;
    const json = await textOf(baseUrl, response);
    const document = parsed(json);
    if (response.ok) {
      const view = schema.safeParse(document);
      if (!view.success) throw notOurs(baseUrl, status, faultOf(view.error));
      return { type: 'view', view: view.data, status, json };
    }
    return { type: 'problem', problem: problemIn(server, response, json), status, json };
  };

/** A text to print: it comes as it is. */
const readText = async (server: Server, path: string): Promise<Reply<string>> => {
  const response = await send(server, { method: 'GET', path });
  const { status } = response;
  const text = await textOf(server.baseUrl, response);
  return response.ok
    ? { type: 'view', view: text, status, json: text }
    : { type: 'problem', problem: problemIn(server, response, text), status, json: text };
};

const query = (name: string, value: string | undefined): string =>
  value === undefined ? '' : `?${name}=${encodeURIComponent(value)}`;

const casePath = (caseId: string): string => `/v1/cases/${encodeURIComponent(caseId)}`;

/** Sverka's HTTP API. A call resolves with a view or a problem; it throws `CommandFailure` where there is neither. */
export const apiClient = (server: Server) => {
  const call = callWith(server);
  const read = <View>(schema: z.ZodType<View>, path: string) => call(schema, { method: 'GET', path });
  return {
    address: server.baseUrl,
    submit: (json: string) =>
      call(AcceptedView, {
        method: 'POST',
        path: '/v1/verification-requests',
        content: { contentType: JSON_TYPE, body: json },
      }),
    postEvent: (content: Content) =>
      call(EventAcceptedView, { method: 'POST', path: '/v1/employment-events', content }),
    postOfficeEvent: (caseId: string, content: Content) =>
      call(OfficeEventAcceptedView, { method: 'POST', path: `${casePath(caseId)}/events`, content }),
    readCase: (caseId: string) => read(CaseView, casePath(caseId)),
    readNotice: (caseId: string, about: 'additional-check' | 'decision') =>
      readText(server, `${casePath(caseId)}/${about}-notice`),
    readProgress: (caseId: string) => read(CaseProgress, `${casePath(caseId)}/progress`),
    changeHold: (caseId: string, request: Readonly<Record<string, string>>) =>
      call(HoldView, {
        method: 'POST',
        path: `${casePath(caseId)}/hold`,
        content: { contentType: JSON_TYPE, body: JSON.stringify(request) },
      }),
    readDossier: (caseId: string, asked: Readonly<Record<string, string>>) =>
      read(Dossier, `${casePath(caseId)}/dossier?${new URLSearchParams(asked).toString()}`),
    readResult: (caseId: string, version?: string) =>
      read(VerificationResult, `${casePath(caseId)}/result${query('version', version)}`),
    queues: () => read(QueuesView, '/v1/ops/queues'),
    balance: (offices: readonly string[], day: string) =>
      read(
        DayBalance,
        `/v1/ops/balance?${new URLSearchParams({ office: offices.join(','), day }).toString()}`,
      ),
    failed: (queue?: string) => read(FailedView, `/v1/ops/failed${query('queue', queue)}`),
    redrive: (request: RedriveRequest) =>
      call(RedriveView, {
        method: 'POST',
        path: '/v1/ops/failed/redrive',
        content: { contentType: JSON_TYPE, body: JSON.stringify(request) },
      }),
    agencies: () => read(AgenciesView, '/v1/ops/agencies'),
    /** Only the local stack has this door: real agencies take no orders. */
    orderAgency: (order: AgencyOrder) =>
      call(AgencyOrder, {
        method: 'POST',
        path: '/local/agencies/behaviour',
        content: { contentType: JSON_TYPE, body: JSON.stringify(order) },
      }),
    inquiries: (month: string | undefined) =>
      read(InquiriesView, `/v1/ops/inquiries${month === undefined ? '' : query('month', month)}`),
    strayMessages: () => read(StrayMessagesView, '/v1/ops/stray-messages'),
    unmatchedEvents: () => read(UnmatchedEventsView, '/v1/ops/events/unmatched'),
    auditPage: (asked: Readonly<Record<string, string>>) =>
      read(AuditReport, `/v1/reports/audit?${new URLSearchParams(asked).toString()}`),
    programmeReport: ({ offices, from, to }: { offices: readonly string[]; from: string; to: string }) => {
      const parameters = new URLSearchParams([
        ['from', from],
        ['to', to],
      ]);
      for (const office of offices) parameters.append('office', office);
      return read(ProgrammeReport, `/v1/reports/programme?${parameters.toString()}`);
    },
    deadlines: (office: string) => read(DeadlinesView, `/v1/ops/deadlines${query('office', office)}`),
  };
};

export type ApiClient = ReturnType<typeof apiClient>;
