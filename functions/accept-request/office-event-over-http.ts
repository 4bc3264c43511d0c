import { readJsonBody } from '#contracts/wire/json';
import {
  acceptOfficeEvent,
  type AcceptOfficeEventDeps,
  type OfficeEventAcceptance,
} from '#functions/accept-request/accept-office-event';
import { casesOfCaller } from '#functions/runtime/http/cases-of-caller';
import {
  json,
  problem,
  UNKNOWN_CASE,
  wrongFields,
  type HttpAnswer,
  type HttpRequest,
} from '#functions/runtime/http/http-answer';
import { malformed } from '#functions/runtime/http/malformed';
import type { OfficeEventAcceptedView } from '#schemas/api';
import { says } from '#schemas/bilingual';
import { CaseId } from '#schemas/ids';

const OTHER_EVENT = {
  ru: 'Под этим номером зарегистрировано другое событие этого дела.',
  en: 'Another event of this case is registered under this id.',
};

const refusal = (state: string, allowed: readonly string[]): HttpAnswer => {
  const steps = allowed.length === 0 ? '–' : allowed.join(', ');
  const detail = {
    ru: `Дело в состоянии ${state}. Возможны: ${steps}.`,
    en: `The case is in state ${state}. What may follow: ${steps}.`,
  };
  return problem(409, detail, [
    {
      pointer: '/type',
      detail: says(
        `в этом состоянии дела (${state}) такое событие невозможно; возможны: ${steps}`,
        `not possible in this state of the case (${state}); possible: ${steps}`,
      ),
    },
  ]);
};

/** The last of them first: each can be taken back once nothing rests on it any more. */
const carrying = (later: readonly { eventId: string; type: string }[]): HttpAnswer => {
  const events = later
    .toReversed()
    .map(({ eventId, type }) => `${eventId} (${type})`)
    .join(', ');
  const detail = {
    ru: `На этом событии держатся более поздние. Сначала отмените: ${events}.`,
    en: `Later events of the case rest on this one. First take back: ${events}.`,
  };
  return problem(409, detail, [
    {
      pointer: '/details',
      detail: says(
        `на этом событии держатся более поздние; сначала отмените: ${events}`,
        `later events rest on this one; first take back: ${events}`,
      ),
    },
  ]);
};

const answerOf = (caseId: CaseId, acceptance: OfficeEventAcceptance): HttpAnswer => {
  switch (acceptance.type) {
    case 'accepted':
    case 'same': {
      const { type, eventId, state, allowed } = acceptance;
      const view: OfficeEventAcceptedView = { caseId, eventId, state, allowed: [...allowed] };
      return json(type === 'accepted' ? 202 : 200, view, { caseId });
    }
    case 'conflict':
      return problem(409, OTHER_EVENT, [
        {
          pointer: '/eventId',
          detail: says(
            'под этим номером уже принято другое событие',
            'another event is already accepted under this id',
          ),
        },
      ]);
    case 'out-of-place':
      return refusal(acceptance.state, acceptance.allowed);
    case 'carries':
      return carrying(acceptance.later);
    case 'unknown-case':
      return problem(404, UNKNOWN_CASE);
    case 'wrong':
      return wrongFields(acceptance.errors);
  }
};

/** `POST /v1/cases/{caseId}/events`. */
export const postOfficeEvent = async (
  request: HttpRequest,
  deps: AcceptOfficeEventDeps,
): Promise<HttpAnswer> => {
  const caseId = CaseId.safeParse(request.pathParameters['caseId']).data;
  if (caseId === undefined) return problem(404, UNKNOWN_CASE);
  const body = readJsonBody(request.body);
  if (body.type === 'malformed') return malformed(body.expected);
  const store = casesOfCaller(deps.store, request.caller);
  return answerOf(caseId, await acceptOfficeEvent(caseId, body.value, { ...deps, store }));
};
