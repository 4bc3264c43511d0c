import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';
import { AcceptedView, CaseView } from '#schemas/api';
import { Problem } from '#schemas/problem';
import { VerificationResult } from '#schemas/verification-result';

const LOOK_EVERY_MILLISECONDS = 400;

const problemSentence = (status: number, body: unknown): string => {
  const { data } = Problem.safeParse(body);
  if (data === undefined) return `The API answered ${status}.`;
  const errors = (data.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`);
  return `The API answered ${status}: ${data.title}.${data.detail === undefined ? '' : ` ${data.detail}`}${errors.join('')}`;
};

const view = async <T>(reply: Response, schema: z.ZodType<T>): Promise<T> => {
  const text = await reply.text();
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : undefined;
  if (!reply.ok) throw new LocalFault(problemSentence(reply.status, body));
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new LocalFault(`The API answered ${reply.status} with something else than expected.`);
};

/** Posts a request, as an office would. Throws `LocalFault` with every error of the problem document. */
export const submitRequest = async (apiUrl: string, body: string): Promise<AcceptedView> =>
  view(
    await fetch(`${apiUrl}/v1/verification-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }),
    AcceptedView,
  );

/** Looks until the case has a final result and gives it; each look is shown. */
export const followCase = async (
  apiUrl: string,
  caseId: string,
  { show, patienceSeconds }: { show: (view: CaseView) => void; patienceSeconds: number },
): Promise<VerificationResult> => {
  const end = performance.now() + patienceSeconds * 1000;
  const address = `${apiUrl}/v1/cases/${caseId}`;
  for (;;) {
    const current = await view(await fetch(address), CaseView);
    show(current);
    if (current.resultVersion > 0) return view(await fetch(`${address}/result`), VerificationResult);
    if (performance.now() > end)
      throw new LocalFault(`No final result within ${patienceSeconds} s; the case is not lost: ${address}`);
    await wait(LOOK_EVERY_MILLISECONDS);
  }
};
