import { readJsonBody } from '#contracts/wire/json';
import {
  acceptOfficeEvent,
  type AcceptOfficeEventDeps,
  type OfficeEventAcceptance,
} from '#functions/accept-request/accept-office-event';
import { casesOfCaller } from '#functions/runtime/http/cases-of-caller';
import { json, problem, type HttpAnswer, type HttpRequest } from '#functions/runtime/http/http-answer';
import type { OfficeEventAcceptedView } from '#schemas/api';
import { says } from '#schemas/bilingual';
import { CaseId } from '#schemas/ids';

const refusal = (state: string, allowed: readonly string[]): HttpAnswer => {
  const steps = allowed.length === 0 ? '–' : allowed.join(', ');
  return problem(409, `The case is in state ${state}. What may follow: ${steps}.`, [
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
  return problem(409, `Later events of the case rest on this one. First take back: ${events}.`, [
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
      return problem(409, 'Another event of this case is registered under this id.', [
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
      return problem(404, 'There is no such case.');
    case 'wrong':
      return problem(422, 'Every wrong field is listed.', acceptance.errors);
  }
};

/** `POST /v1/cases/{caseId}/events`. */
export const postOfficeEvent = async (
  request: HttpRequest,
  deps: AcceptOfficeEventDeps,
): Promise<HttpAnswer> => {
  const caseId = CaseId.safeParse(request.pathParameters['caseId']).data;
  if (caseId === undefined) return problem(404, 'There is no such case.');
  const body = readJsonBody(request.body);
  if (body.type === 'malformed') return problem(400, `Expected: ${body.expected}.`);
  const store = casesOfCaller(deps.store, request.caller);
  return answerOf(caseId, await acceptOfficeEvent(caseId, body.value, { ...deps, store }));
};
