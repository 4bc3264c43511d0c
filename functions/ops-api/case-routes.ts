import { readJsonBody } from '#contracts/wire/json';
import { viewCase, viewResult } from '#functions/ops-api/case-view';
import { changeHold } from '#functions/ops-api/change-hold';
import { viewDecisionNotice } from '#functions/ops-api/decision-notice-view';
import { viewDossier } from '#functions/ops-api/dossier-view';
import { viewNotice } from '#functions/ops-api/notice-view';
import { viewProgress } from '#functions/ops-api/progress-view';
import type { Route } from '#functions/ops-api/route';
import {
  json,
  plainText,
  problem,
  UNKNOWN_CASE,
  wrongFields,
  type HttpRequest,
} from '#functions/runtime/http/http-answer';
import { malformed } from '#functions/runtime/http/malformed';
import { HoldRequest } from '#schemas/api';
import { says } from '#schemas/bilingual';
import { CaseId } from '#schemas/ids';
import { fieldErrors } from '#schemas/problem';

const UNKNOWN_VERSION = { ru: 'Такого дела или версии нет.', en: 'There is no such case or version.' };
const NOT_A_VERSION = { ru: 'Версия — число от 1.', en: 'The version is a number from 1.' };
const UNDECIDED = {
  ru: 'Решение по этому делу отдел не передавал.',
  en: 'The office has posted no decision of this case.',
};
const NO_APPLICATION = { ru: 'Такого заявления нет.', en: 'There is no such application.' };
const WHO_ASKS = {
  ru: 'Нужен код сотрудника: ?actorId=…',
  en: 'The official who asks is needed: ?actorId=…',
};

const caseIdIn = ({ pathParameters }: HttpRequest): CaseId | undefined =>
  CaseId.safeParse(pathParameters['caseId']).data;

const getCase: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const view = caseId === undefined ? undefined : await viewCase(caseId, deps);
  return view === undefined ? problem(404, UNKNOWN_CASE) : json(200, view, { caseId });
};

const getResult: Route = async (request, deps) => {
  const { version } = request.query;
  if (version !== undefined && !/^[1-9]\d{0,5}$/.test(version)) {
    return problem(422, NOT_A_VERSION, [
      { pointer: '/version', detail: says('целое число от 1', 'a whole number from 1') },
    ]);
  }
  const caseId = caseIdIn(request);
  const wanted = version === undefined ? undefined : Number(version);
  const result = caseId === undefined ? undefined : await viewResult({ caseId, version: wanted }, deps);
  return result === undefined
    ? problem(404, version === undefined ? UNKNOWN_CASE : UNKNOWN_VERSION)
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
  return view.type === 'undecided' ? problem(409, UNDECIDED) : plainText(view.text, { caseId });
};

const getProgress: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const progress = caseId === undefined ? undefined : await viewProgress(caseId, deps);
  return progress === undefined ? problem(404, NO_APPLICATION) : json(200, progress, { caseId });
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
      return problem(422, WHO_ASKS, reading.errors);
  }
};

const postHold: Route = async (request, deps) => {
  const caseId = caseIdIn(request);
  const read = readJsonBody(request.body);
  if (read.type === 'malformed') return malformed(read.expected);
  const wanted = HoldRequest.safeParse(read.value);
  if (!wanted.success) return wrongFields(fieldErrors(wanted.error));
  const view = caseId === undefined ? undefined : await changeHold(caseId, wanted.data, deps);
  return view === undefined
    ? problem(404, UNKNOWN_CASE)
    : json(200, view, { caseId, code: wanted.data.change });
};

/** Of one case: whoever may not see it is told that there is none. */
export const caseRoutes = {
  'GET /v1/cases/{caseId}': getCase,
  'GET /v1/cases/{caseId}/result': getResult,
  'GET /v1/cases/{caseId}/additional-check-notice': getNotice,
  'GET /v1/cases/{caseId}/decision-notice': getDecisionNotice,
  'GET /v1/cases/{caseId}/progress': getProgress,
  'GET /v1/cases/{caseId}/dossier': getDossier,
  'POST /v1/cases/{caseId}/hold': postHold,
} as const satisfies Record<string, Route>;
