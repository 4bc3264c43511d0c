import { expect, vi } from 'vitest';
import { AcceptedView, QueuesView } from '#schemas/api';
import { VerificationResult } from '#schemas/verification-result';
import { inParallel } from '#test/local/in-parallel';

/** Sends a request until it is accepted, as an office does when the line is down. */
export const submitUntilAccepted = (apiUrl: string, request: unknown): Promise<string> =>
  vi.waitFor(
    async () => {
      const response = await fetch(`${apiUrl}/v1/verification-requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        signal: AbortSignal.timeout(20_000),
      });
      if (response.status !== 200 && response.status !== 202) throw new Error(`status ${response.status}`);
      return AcceptedView.parse(await response.json()).caseId;
    },
    { timeout: 400_000, interval: 300 },
  );

const resultOf = async (apiUrl: string, caseId: string): Promise<VerificationResult> => {
  const response = await fetch(`${apiUrl}/v1/cases/${caseId}/result`, {
    signal: AbortSignal.timeout(20_000),
  });
  return VerificationResult.parse(await response.json());
};

/** Waits until every result is final and as many events as cases are published; the results as the front door gives them. */
export const everyResult = async (
  apiUrl: string,
  caseIds: readonly string[],
): Promise<VerificationResult[]> => {
  const open = new Set(caseIds);
  const results: VerificationResult[] = [];
  await vi.waitFor(
    async () => {
      await inParallel([...open], async (caseId) => {
        const result = await resultOf(apiUrl, caseId);
        if (!result.final || !open.delete(caseId)) return;
        results.push(result);
      });
      const published = await publishedCount(apiUrl);
      if (open.size > 0 || published < caseIds.length)
        throw new Error(
          `${open.size} of ${caseIds.length} cases are open, ${published} results are published`,
        );
    },
    { timeout: 480_000, interval: 1_000 },
  );
  return results;
};

export const publishedCount = async (apiUrl: string): Promise<number> => {
  const response = await fetch(`${apiUrl}/v1/ops/queues`, { signal: AbortSignal.timeout(20_000) });
  const { queues } = QueuesView.parse(await response.json());
  const results = queues.find(({ queue }) => queue === 'results');
  return (results?.waiting ?? 0) + (results?.inFlight ?? 0);
};

/** Every claim is what the agencies know; above the minimum the band of clauses 1.2 and 2.8.2 is remarked. */
export const expectAllConfirmed = (results: readonly VerificationResult[]): void => {
  const findings = results.flatMap(({ discrepancies }) => discrepancies.map(({ kind }) => kind));
  expect(findings.filter((kind) => kind !== 'threshold-band')).toEqual([]);
  const states = results.flatMap(({ coverage }) => coverage.map(({ state }) => state));
  expect(states.filter((state) => state !== 'confirmed' && state !== 'not-covered')).toEqual([]);
  expect(new Set(results.map(({ version }) => version))).toEqual(new Set([1]));
};
