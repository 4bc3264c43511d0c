import { mkdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { manyFamilies, QUESTIONS_PER_FAMILY } from '#test/local/many-families';
import { startStackProcess, type StackProcess } from '#test/local/stack-process';
import { inParallel } from '#test/local/in-parallel';
import { ledgerOf } from '#test/local/agencies-ledger';
import { seeded } from '#test/local/seeded';
import { everyResult, expectAllConfirmed, publishedCount, submitUntilAccepted } from '#test/local/survival';

const REQUESTS = 200;
const KILLS = 12;
/** `SVERKA_KILL_SEEDS=1,2,3` for a longer run. */
const SEEDS = (process.env['SVERKA_KILL_SEEDS'] ?? '1').split(',').map(Number);

test.each(SEEDS)('kill -9 of any process at any moment, seed %i: every request ends once', async (seed) => {
  const port = 18_900 + (seed % 50);
  const folder = `.sverka/${port}`;
  mkdirSync('.sverka', { recursive: true });
  const population = `.sverka/population-${port}.json`;
  const requests = manyFamilies(REQUESTS, population);
  const random = seeded(seed);
  const args = ['--empty', '--population', population, '--answer-wait', '600'];
  let stack: StackProcess = await startStackProcess(port, args);
  onTestFinished(() => stack.stop());

  /** One kill per twelfth of the accepted requests; the fourth takes the command itself, which is started again. */
  const killOne = async (kill: number) => {
    const processes = stack.processes();
    const victim = kill === 3 ? 0 : Math.floor(random() * processes.length);
    stack.kill(processes[victim] ?? 0);
    if (victim === 0) stack = await startStackProcess(port, [...args, '--keep']);
  };
  let accepted = 0;
  let kills = 0;
  const caseIds = await inParallel(requests, async (request) => {
    const caseId = await submitUntilAccepted(stack.apiUrl, request);
    accepted += 1;
    if (accepted % Math.floor(REQUESTS / KILLS) === 0 && kills < KILLS) await killOne(kills++);
    return caseId;
  });
  const results = await everyResult(stack.apiUrl, caseIds);
  const published = await publishedCount(stack.apiUrl);

  expectAllConfirmed(results);
  expect(kills).toBe(KILLS);
  expect(published).toBe(REQUESTS);
  const ledger = ledgerOf(`${folder}/agencies/journal.jsonl`);
  expect(ledger.twice).toEqual([]);
  expect(ledger.different).toEqual([]);
  expect(ledger.effects).toBe(REQUESTS * QUESTIONS_PER_FAMILY);
});
