import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AcceptedView } from '#schemas/api';
import { VerificationResult } from '#schemas/verification-result';
import { startExchange, type AnExchange } from '#test/local/an-exchange';
import { sampleFamilies, type SampleFamily } from '#test/local/sample-family';

const PORT = 18_787;
const families = sampleFamilies();
let exchange: AnExchange;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-families-'));
  const population = join(folder, 'population.json');
  writeFileSync(population, JSON.stringify({ people: families.flatMap(({ people }) => people) }));
  exchange = await startExchange(PORT, ['--empty', '--population', population, '--answer-wait', '25']);
});

afterAll(async () => {
  await exchange.stop();
});

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`${exchange.apiUrl}${path}`, {
    method: 'POST',
    headers: { ...exchange.proof, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const resultOf = async (caseId: string): Promise<VerificationResult> => {
  const response = await fetch(`${exchange.apiUrl}/v1/cases/${caseId}/result`, { headers: exchange.proof });
  return VerificationResult.parse(await response.json());
};

/** Polls the front door until the result is final and satisfies `isDone`. */
const finalResult = (caseId: string, isDone: (result: VerificationResult) => boolean) =>
  vi.waitFor(
    async () => {
      const result = await resultOf(caseId);
      if (!result.final || !isDone(result)) throw new Error(`case ${caseId} is not done yet`);
      return result;
    },
    { timeout: exchange.patienceMilliseconds, interval: 500 },
  );

const submit = async ({ request }: SampleFamily) => {
  const response = await post('/v1/verification-requests', request);
  expect([200, 202]).toContain(response.status);
  return AcceptedView.parse(await response.json()).caseId;
};

/** The first event comes before the case, the others after it is under way. */
const runFamily = async (family: SampleFamily): Promise<VerificationResult> => {
  const [first, ...later] = family.events;
  if (first !== undefined) expect((await post('/v1/employment-events', first)).status).toBe(202);
  const caseId = await submit(family);
  for (const event of later) expect((await post('/v1/employment-events', event)).status).toBe(202);
  const isComplete = ({ placements }: VerificationResult) =>
    family.expected.placements.every((placement) =>
      placements.some((found) => found.state === placement['state']),
    );
  return finalResult(caseId, isComplete);
};

describe.concurrent('sample families through the real local stack', () => {
  test.each(families.map((family) => [family.name, family] as const))('%s', async (_name, family) => {
    const result = await runFamily(family);

    const { expected } = family;
    expect(result.status).toBe(expected.status);
    expect(result.income.declared).toMatchObject(expected.income.declared);
    if (expected.income.recorded === undefined) expect(result.income.recorded).toBeUndefined();
    else expect(result.income.recorded).toMatchObject(expected.income.recorded);
    const states = Object.fromEntries(result.coverage.map(({ item, state }) => [item, state]));
    expect(states).toMatchObject(expected.coverage);
    expect(
      result.discrepancies.map(({ kind, severity, subjectId, item, effect, clause }) => ({
        kind,
        severity,
        subjectId,
        item,
        effect,
        clause,
      })),
    ).toEqual(expect.arrayContaining(expected.discrepancies));
    expect(result.discrepancies).toHaveLength(expected.discrepancies.length);
    expect(result.placements).toHaveLength(expected.placements.length);
    expect(result.placements).toMatchObject(expected.placements);
    for (const deadline of result.deadlines)
      expect(deadline).toMatchObject(expected.deadlines[deadline.code] ?? {});
    for (const { explanation, nextStep } of result.discrepancies) {
      expect(explanation.ru).not.toBe('');
      expect(nextStep.en).not.toBe('');
    }
  });
});
