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
import {
  json,
  problem,
  wrongFields,
  type HttpAnswer,
  type HttpRequest,
} from '#functions/runtime/http/http-answer';
import { malformed } from '#functions/runtime/http/malformed';
import type { AcceptedView, EventAcceptedView } from '#schemas/api';
import { says } from '#schemas/bilingual';
import { OfficeId } from '#schemas/ids';

const OTHER_REQUEST = {
  ru: 'Под этим номером зарегистрировано другое обращение этого отдела.',
  en: 'Another request of this office is registered under this number.',
};

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
      return problem(409, OTHER_REQUEST, [
        {
          pointer: '/registrationNumber',
          detail: says(
            'под этим номером уже принято другое обращение',
            'another request is already accepted under this number',
          ),
        },
      ]);
    case 'wrong':
      return wrongFields(acceptance.errors);
  }
};

const OfOffice = z.looseObject({ officeId: OfficeId });

/** A body that names no office is refused for that; one that names another's goes no further. */
const isForeign = (body: unknown, { caller }: HttpRequest): boolean => {
  const named = OfOffice.safeParse(body);
  return named.success && !speaksFor(caller, named.data.officeId);
};

const NOT_OF_OFFICE = {
  ru: 'Токен выдан не этому отделу.',
  en: 'The token does not speak for this office.',
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
  if (body.type === 'malformed') return malformed(body.expected);
  if (isForeign(body.value, request)) return problem(403, NOT_OF_OFFICE, FOREIGN_OFFICE);
  return requestAnswer(await acceptRequest(body.value, request.correlationId, deps));
};

const OTHER_EVENT = {
  ru: 'Под этим номером зарегистрировано другое событие этого отправителя.',
  en: 'Another event of this sender is registered under this id.',
};
const NOT_OF_CENTRE = {
  ru: 'Токен выдан не центру занятости.',
  en: 'The token is not an employment centre’s.',
};
const JSON_OR_XML = {
  ru: 'Ожидается application/json или application/xml.',
  en: 'Expected application/json or application/xml.',
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
      return problem(409, OTHER_EVENT, [
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
  if (!mayPostEvents(request.caller)) return problem(403, NOT_OF_CENTRE);
  const contentType = request.headers['content-type'] ?? '';
  if (!EVENT_TYPES.test(contentType)) return problem(415, JSON_OR_XML);
  const posted = { status: 200, headers: { 'content-type': contentType }, body: request.body };
  return eventAnswer(await acceptEvent(posted, request.correlationId, deps));
};
