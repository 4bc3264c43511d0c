import { readFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import { JournalEntry } from '#contracts/protocols/simulator-journal';
import { AcceptedView, QueuesView } from '#schemas/api';
import { VerificationResult } from '#schemas/verification-result';

/** Numbers in [0, 1) that follow from a seed (mulberry32): a failing run is repeated by its seed. */
export const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

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

/** Calls `work` for every item, at most `width` at a time, and keeps the order of the answers. */
export const inParallel = async <Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
  width = 8,
): Promise<Done[]> => {
  const done: Done[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) done[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return done;
};

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

/** What the agencies' ledger says: how many questions took effect, and which took effect twice or differently. */
export const ledgerOf = (journalFile: string) => {
  const entries = readFileSync(journalFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JournalEntry.parse(JSON.parse(line)));
  const effects = entries.filter(({ effect }) => effect === 'accepted');
  const keys = effects.map(({ agency, key }) => `${agency} ${key}`);
  const digests = new Map<string, Set<string>>();
  for (const { agency, key, digest } of entries.filter(
    ({ effect }) => effect === 'accepted' || effect === 'repeated',
  ))
    digests.set(`${agency} ${key}`, (digests.get(`${agency} ${key}`) ?? new Set()).add(digest));
  return {
    effects: effects.length,
    twice: keys.filter((key, index) => keys.indexOf(key) !== index),
    different: [...digests].filter(([, contents]) => contents.size > 1).map(([key]) => key),
  };
};

/** Every claim is what the agencies know; above the minimum the band of clauses 1.2 and 2.8.2 is remarked. */
export const expectAllConfirmed = (results: readonly VerificationResult[]): void => {
  const findings = results.flatMap(({ discrepancies }) => discrepancies.map(({ kind }) => kind));
  expect(findings.filter((kind) => kind !== 'threshold-band')).toEqual([]);
  const states = results.flatMap(({ coverage }) => coverage.map(({ state }) => state));
  expect(states.filter((state) => state !== 'confirmed' && state !== 'not-covered')).toEqual([]);
  expect(new Set(results.map(({ version }) => version))).toEqual(new Set([1]));
};
