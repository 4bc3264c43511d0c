import { ListQueuesCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalStack } from '#infra/local/stack';
import { manyFamilies, QUESTIONS_PER_FAMILY } from '#test/local/many-families';
import { inParallel } from '#test/local/in-parallel';
import { ledgerOf } from '#test/local/agencies-ledger';
import { everyResult, expectAllConfirmed, publishedCount, submitUntilAccepted } from '#test/local/survival';

const REQUESTS = 40;

test('every queue emptied in the middle of a run: everything still ends, nothing twice', async () => {
  const dataFolder = '.sverka/purge';
  mkdirSync('.sverka', { recursive: true });
  const populationFile = '.sverka/population-purge.json';
  const requests = manyFamilies(REQUESTS, populationFile);
  const stack = await startLocalStack({
    dataFolder,
    isFresh: true,
    port: 0,
    populationFile,
    answerWaitSeconds: 600,
    note: () => undefined,
  });
  onTestFinished(() => stack.stop());
  const sqs = new SQSClient({
    endpoint: stack.endpoints.sqs,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    useQueueUrlAsEndpoint: false,
  });
  onTestFinished(() => {
    sqs.destroy();
  });
  /** Every queue but the one that has left the house: what subscribers were told is not ours to take back. */
  const purge = async () => {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    const ours = QueueUrls.filter((url) => !url.endsWith('.fifo'));
    expect(ours.length).toBeGreaterThan(10);
    await Promise.all(ours.map((QueueUrl) => sqs.send(new PurgeQueueCommand({ QueueUrl }))));
  };

  let accepted = 0;
  const caseIds = await inParallel(requests, async (request) => {
    const caseId = await submitUntilAccepted(stack.apiUrl, request);
    accepted += 1;
    if (accepted % 8 === 0) await purge();
    return caseId;
  });
  await purge();
  const results = await everyResult(stack.apiUrl, caseIds);

  expectAllConfirmed(results);
  expect(await publishedCount(stack.apiUrl)).toBe(REQUESTS);
  const ledger = ledgerOf(`${dataFolder}/agencies/journal.jsonl`);
  expect(ledger.twice).toEqual([]);
  expect(ledger.different).toEqual([]);
  expect(ledger.effects).toBe(REQUESTS * QUESTIONS_PER_FAMILY);
});
