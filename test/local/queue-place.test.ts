import { SQSClient } from '@aws-sdk/client-sqs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { queuePlace } from '#infra/local/queues/queue-place';
import { ownAuthority, serviceKeys } from '#infra/local/services/service-keys';

const Bound = z.object({ port: z.int() });

const MISSING = {
  headers: { 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' },
  body: { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'none' },
};

/** A queue service that knows one queue or none yet, and what it was asked, operation by operation. */
const serviceWith = async (url: string, arn: string, isThere: boolean) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
    asked.push(operation);
    const isMissing = operation === 'GetQueueUrl' && !isThere;
    const body = operation === 'GetQueueAttributes' ? { Attributes: { QueueArn: arn } } : { QueueUrl: url };
    response.writeHead(isMissing ? 400 : 200, {
      'content-type': 'application/x-amz-json-1.0',
      ...(isMissing ? MISSING.headers : {}),
    });
    response.end(JSON.stringify(isMissing ? MISSING.body : body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sqs = new SQSClient({
    endpoint: `http://127.0.0.1:${Bound.parse(server.address()).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    useQueueUrlAsEndpoint: false,
  });
  onTestFinished(() => {
    sqs.destroy();
    server.close();
  });
  return { sqs, asked };
};

const ELSEWHERE = {
  url: 'https://queues.example/b1g8s/dj600000/intake-dlq',
  arn: 'arn:aws:sqs:elsewhere:123456789012:intake-dlq',
  place: {
    urlBase: 'https://queues.example/b1g8s/dj600000/',
    arnBase: 'arn:aws:sqs:elsewhere:123456789012:',
  },
};

test.each([
  ['is asked about a queue that is there', true, ['GetQueueUrl', 'GetQueueAttributes']],
  ['is given a queue that is missing', false, ['GetQueueUrl', 'CreateQueue', 'GetQueueAttributes']],
])('a service of another account and host %s', async (_what, isThere, operations) => {
  const { sqs, asked } = await serviceWith(ELSEWHERE.url, ELSEWHERE.arn, isThere);

  expect(await queuePlace(sqs, 'intake-dlq')).toEqual(ELSEWHERE.place);
  expect(asked).toEqual(operations);
});

test('a service that changes the names of queues is refused in one sentence', async () => {
  const { sqs } = await serviceWith('https://queues.example/q-17', ELSEWHERE.arn, true);
  await expect(queuePlace(sqs, 'intake-dlq')).rejects.toThrow(
    'The queue service calls intake-dlq by another name: https://queues.example/q-17.',
  );
});

test('services are asked with the keys that are set for them, never with those of AWS', () => {
  const set = { SVERKA_ACCESS_KEY_ID: 'id', SVERKA_SECRET_ACCESS_KEY: 'secret' };
  expect(serviceKeys(set)).toEqual({ AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' });
  const random = serviceKeys({ AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_SECRET_ACCESS_KEY: 'real' });
  expect(random.AWS_ACCESS_KEY_ID).toMatch(/^LOCAL[0-9A-F]{16}$/);
  expect(random.AWS_SECRET_ACCESS_KEY).toMatch(/^[0-9a-f]{40}$/);
  expect(serviceKeys({ SVERKA_ACCESS_KEY_ID: 'id' }).AWS_ACCESS_KEY_ID).toMatch(/^LOCAL/);
  expect(ownAuthority({})).toEqual({});
  expect(ownAuthority({ NODE_EXTRA_CA_CERTS: 'ca.pem' })).toEqual({ NODE_EXTRA_CA_CERTS: 'ca.pem' });
});
