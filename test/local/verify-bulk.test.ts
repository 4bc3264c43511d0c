import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startLocalStack } from '#infra/local/stack';
import { manyFamilies, QUESTIONS_PER_FAMILY } from '#test/local/many-families';
import { ledgerOf } from '#test/local/agencies-ledger';
import { everyResult, expectAllConfirmed } from '#test/local/survival';
import { sverka } from '#test/ops/sverka-process';

const REQUESTS = 30;
const STOP_AFTER = 10;

test('a campaign handed in from a file, stopped by Ctrl-C and started again: each family verified once', async () => {
  const dataFolder = '.sverka/bulk';
  mkdirSync('.sverka', { recursive: true });
  const populationFile = '.sverka/population-bulk.json';
  const file = '.sverka/bulk.ndjson';
  const journal = `${file}.journal`;
  rmSync(journal, { force: true });
  const requests = manyFamilies(REQUESTS, populationFile);
  writeFileSync(file, requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  const stack = await startLocalStack({
    ...{ dataFolder, isFresh: true, port: 0, populationFile, answerWaitSeconds: 600 },
    note: () => undefined,
  });
  onTestFinished(() => stack.stop());
  const args = ['verify', '--bulk', file, '--parallel', '4', '--api', stack.apiUrl];

  const stopped = await sverka(args, {}, (child) => {
    void vi
      .waitFor(
        () => {
          expect(readFileSync(journal, 'utf8').split('\n').length).toBeGreaterThan(STOP_AFTER);
        },
        { timeout: 300_000, interval: 20 },
      )
      .then(() => child.kill('SIGINT'));
  });
  expect(stopped.code).toBe(130);
  const { code, stdout } = await sverka([...args, '--lang', 'en']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/requests +30\n/);
  expect(stdout).toMatch(/with a result +30 /);

  const caseIds = new Set(readFileSync(journal, 'utf8').match(/(?<="caseId":")[a-z2-7]+/g));
  expect(caseIds.size).toBe(REQUESTS);
  expectAllConfirmed(await everyResult(stack.apiUrl, [...caseIds]));
  const ledger = ledgerOf(`${dataFolder}/agencies/journal.jsonl`);
  expect(ledger.twice).toEqual([]);
  expect(ledger.effects).toBe(REQUESTS * QUESTIONS_PER_FAMILY);
});
