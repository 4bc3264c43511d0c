import type { AcceptEventDeps } from '#functions/accept-request/accept-event';
import type { AcceptOfficeEventDeps } from '#functions/accept-request/accept-office-event';
import type { AcceptRequestDeps } from '#functions/accept-request/accept-request';
import { postOfficeEvent } from '#functions/accept-request/office-event-over-http';
import { postEvent, postRequest } from '#functions/accept-request/over-http';
import type { Routes } from '#functions/runtime/http/http-routes';

export type AcceptDeps = AcceptRequestDeps &
  AcceptEventDeps &
  AcceptOfficeEventDeps & {
    store: AcceptRequestDeps['store'] & AcceptEventDeps['store'] & AcceptOfficeEventDeps['store'];
  };

/** The routes by which requests and events come in, with their world around them. */
export const acceptRoutes = (deps: AcceptDeps): Routes => ({
  'POST /v1/verification-requests': (request) => postRequest(request, deps),
  'POST /v1/cases/{caseId}/events': (request) => postOfficeEvent(request, deps),
  'POST /v1/employment-events': (request) => postEvent(request, deps),
});
