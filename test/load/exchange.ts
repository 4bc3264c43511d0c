import { SQSClient } from '@aws-sdk/client-sqs';
import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { startLocalStack, type LocalStack } from '#infra/local/stack';
import { AcceptedView } from '#schemas/api';
import { manyFamilies } from '#test/local/many-families';
import { subscribe, type Subscriber } from '#test/load/subscriber';

/** The whole local stack with families that its agencies know, and a subscriber of its results. */
export type Exchange = {
  stack: LocalStack;
  sqs: SQSClient;
  requests: readonly unknown[];
  subscriber: Subscriber;
  journalFile: string;
  stop: () => Promise<void>;
};

const place = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** On loopback only, with fresh data of its own. `name` tells its folder from others'. */
export const startExchange = async (
  name: string,
  families: number,
  note: (line: string) => void,
): Promise<Exchange> => {
  for (const variable of ['SVERKA_SQS_ENDPOINT', 'SVERKA_DYNAMODB_ENDPOINT'])
    if (process.env[variable] !== undefined)
      throw new Error(`${variable} is set: this command loads embedded services only.`);
  mkdirSync('.sverka', { recursive: true });
  const dataFolder = `.sverka/${name}`;
  const populationFile = `.sverka/population-${name}.json`;
  const requests = manyFamilies(families, populationFile);
  const stack = await startLocalStack({
    ...{ dataFolder, isFresh: true, port: 0, populationFile, note },
    answerWaitSeconds: 7200,
  });
  const sqs = new SQSClient({ ...place, endpoint: stack.endpoints.sqs, useQueueUrlAsEndpoint: false });
  const subscriber = await subscribe(sqs);
  return {
    ...{ stack, sqs, requests, subscriber },
    journalFile: `${dataFolder}/agencies/journal.jsonl`,
    stop: async () => {
      await subscriber.stop();
      sqs.destroy();
      await stack.stop();
    },
  };
};

const submitOnce = async (apiUrl: string, request: unknown): Promise<string | undefined> => {
  try {
    const response = await fetch(`${apiUrl}/v1/verification-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(20_000),
    });
    if (response.status !== 200 && response.status !== 202) return undefined;
    return AcceptedView.parse(await response.json()).caseId;
  } catch {
    return undefined;
  }
};

/** Sends a request until it is accepted, as an office does; `undefined` if that never was within the time. */
export const submitUntilAccepted = async (
  apiUrl: string,
  request: unknown,
  patienceSeconds: number,
): Promise<string | undefined> => {
  const end = performance.now() + patienceSeconds * 1000;
  while (performance.now() < end) {
    const caseId = await submitOnce(apiUrl, request);
    if (caseId !== undefined) return caseId;
    await wait(300);
  }
  return undefined;
};
