import type { ApiClient, Reply } from '#ops/cli/api/api-client';
import { RedriveRequest } from '#schemas/failed-messages';
import { fieldErrors, type Problem } from '#schemas/problem';

type Asked = { query: URLSearchParams; body: Uint8Array };

/** What is passed on, by method and path; only the named parameters go along. */
type PassedOn = (api: ApiClient, asked: Asked) => Promise<Reply<unknown>>;

/** A redrive of the page names its messages: what was not shown is not sent. */
const Chosen = RedriveRequest.required();

const parsed = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
};

const refused = (problem: Problem): Reply<never> => ({
  type: 'problem',
  problem,
  status: problem.status,
  json: JSON.stringify(problem),
});

const redrive: PassedOn = async (api, { body }) => {
  const chosen = Chosen.safeParse(parsed(body));
  if (chosen.success) return api.redrive(chosen.data);
  return refused({
    type: 'about:blank',
    title: 'Some fields are wrong',
    status: 422,
    errors: fieldErrors(chosen.error),
  });
};

const named = ({ query }: Asked, name: string): string => query.get(name) ?? '';

/** The whole list: nothing else reaches the exchange through the console. */
export const PASSED_ON: Readonly<Partial<Record<string, PassedOn>>> = {
  'GET /v1/ops/queues': (api) => api.queues(),
  'GET /v1/ops/agencies': (api) => api.agencies(),
  'GET /v1/ops/failed': (api) => api.failed(),
  'POST /v1/ops/failed/redrive': redrive,
  'GET /v1/ops/deadlines': (api, asked) => api.deadlines(named(asked, 'office')),
  'GET /v1/ops/balance': (api, asked) => api.balance(named(asked, 'office').split(','), named(asked, 'day')),
  'GET /v1/ops/stray-messages': (api) => api.strayMessages(),
};
