import { readJsonBody } from '#contracts/wire/json';
import * as z from 'zod';
import {
  acceptEvent,
  type AcceptEventDeps,
  type EventAcceptance,
} from '#functions/accept-request/accept-event';
import {
  acceptRequest,
  type Acceptance,
  type AcceptRequestDeps,
} from '#functions/accept-request/accept-request';
import { eventRefusal } from '#functions/accept-request/event-refusal';
import { mayPostEvents, speaksFor } from '#functions/runtime/http/caller';
import { json, problem, type HttpAnswer, type HttpRequest } from '#functions/runtime/http/http-answer';
import type { AcceptedView, EventAcceptedView } from '#schemas/api';
import { says } from '#schemas/bilingual';
import { OfficeId } from '#schemas/ids';

const requestAnswer = (acceptance: Acceptance): HttpAnswer => {
  switch (acceptance.type) {
    case 'accepted':
    case 'same': {
      const { type, caseId, state } = acceptance;
      const view: AcceptedView = {
        caseId,
        state,
        links: { case: `/v1/cases/${caseId}`, result: `/v1/cases/${caseId}/result` },
      };
      return json(type === 'accepted' ? 202 : 200, view, { caseId });
    }
    case 'conflict':
      return problem(409, 'Another request of this office is registered under this number.', [
        {
          pointer: '/registrationNumber',
          detail: says(
            'под этим номером уже принято другое обращение',
            'another request is already accepted under this number',
          ),
        },
      ]);
    case 'wrong':
      return problem(422, 'Every wrong field is listed.', acceptance.errors);
  }
};

const OfOffice = z.looseObject({ officeId: OfficeId });

/** A body that names no office is refused for that; one that names another's goes no further. */
const isForeign = (body: unknown, { caller }: HttpRequest): boolean => {
  const named = OfOffice.safeParse(body);
  return named.success && !speaksFor(caller, named.data.officeId);
};

const FOREIGN_OFFICE = [
  {
    pointer: '/officeId',
    detail: says('токен выдан не этому отделу', 'the token does not speak for this office'),
  },
];

/** `POST /v1/verification-requests`. */
export const postRequest = async (request: HttpRequest, deps: AcceptRequestDeps): Promise<HttpAnswer> => {
  const body = readJsonBody(request.body);
  if (body.type === 'malformed') return problem(400, `Expected: ${body.expected}.`);
  if (isForeign(body.value, request))
    return problem(403, 'The token does not speak for this office.', FOREIGN_OFFICE);
  return requestAnswer(await acceptRequest(body.value, request.correlationId, deps));
};

const eventAnswer = (acceptance: EventAcceptance): HttpAnswer => {
  switch (acceptance.type) {
    case 'accepted':
    case 'same': {
      const { type, source, sourceEventId } = acceptance;
      const view: EventAcceptedView = { source, sourceEventId };
      return json(type === 'accepted' ? 202 : 200, view, { agency: source });
    }
    case 'conflict':
      return problem(409, 'Another event of this sender is registered under this id.', [
        {
          pointer: '/sourceEventId',
          detail: says(
            'под этим номером уже принято другое событие',
            'another event is already accepted under this id',
          ),
        },
      ]);
    case 'wrong':
      return eventRefusal(acceptance.breach);
  }
};

const EVENT_TYPES = /^\s*(application\/json|application\/xml|text\/xml)\s*(;|$)/i;

/** `POST /v1/employment-events`, JSON or XML by its content type. */
export const postEvent = async (request: HttpRequest, deps: AcceptEventDeps): Promise<HttpAnswer> => {
  if (!mayPostEvents(request.caller)) return problem(403, 'The token is not an employment centre’s.');
  const contentType = request.headers['content-type'] ?? '';
  if (!EVENT_TYPES.test(contentType)) return problem(415, 'Expected application/json or application/xml.');
  const posted = { status: 200, headers: { 'content-type': contentType }, body: request.body };
  return eventAnswer(await acceptEvent(posted, request.correlationId, deps));
};
