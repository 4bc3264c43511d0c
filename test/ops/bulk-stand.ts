import { readFileSync } from 'node:fs';
import type { Stand, StandReply } from '#test/ops/api-stand';
import { result } from '#test/ops/result-view';
import { sverka } from '#test/ops/sverka-process';
import { caseView } from '#test/ops/views';

const ok = (body: unknown): StandReply => ({ status: 200, body });
export const OTHER_CASE = 'abcdefghijklmnopqrstuvwx24';
export const accepted = (caseId: string, status = 202): StandReply => ({
  status,
  body: {
    caseId,
    state: 'received',
    links: { case: `/v1/cases/${caseId}`, result: `/v1/cases/${caseId}/result` },
  },
});
export const refusal = (status: number, more: Record<string, unknown> = {}): StandReply => ({
  status,
  body: { type: 'about:blank', title: 'Запрос не принят / The request is not accepted', status, ...more },
});
export const wrongSnils = refusal(422, {
  errors: [{ pointer: '/subjects/0/snils', detail: 'СНИЛС: 11 цифр / SNILS: 11 digits' }],
});

export const SUBMIT = 'POST /v1/verification-requests';
export const waitingCase = (caseId: string) => ({ [`GET /v1/cases/${caseId}`]: ok(caseView) });
export const readyCase = (caseId: string) => ({
  [`GET /v1/cases/${caseId}`]: ok({ ...caseView, caseId, state: 'result-ready', resultVersion: 2 }),
  [`GET /v1/cases/${caseId}/result`]: ok({ ...result, caseId, status: 'confirmed' }),
});
export const posts = ({ calls }: Stand): string[] =>
  calls.filter(({ method }) => method === 'POST').map(({ body }) => body);
export const journalOf = (file: string): unknown[] =>
  readFileSync(`${file}.journal`, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

export const bulk = (stand: Stand, file: string, ...more: string[]) =>
  sverka(['verify', '--bulk', file, '--parallel', '1', '--api', stand.url, '--lang', 'en', ...more]);
