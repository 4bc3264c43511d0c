import { describe, expect, it } from 'vitest';
import { givenEndpoints } from '#infra/local/services/endpoints';
import { withLocalTimings, withTemplateTimings } from '#infra/local/template/local-timings';
import type { LocalFunction, LocalQueue, StackModel } from '#infra/local/template/stack-model';
import { checkTimings } from '#infra/local/template/timing-check';

const queue = (name: string, visibilityTimeoutSeconds: number): LocalQueue => ({
  logicalId: name,
  name,
  url: `http://127.0.0.1:1/000000000000/${name}`,
  arn: name,
  visibilityTimeoutSeconds,
  retentionSeconds: 60,
  delaySeconds: 0,
  ...(name.endsWith('-dlq') ? {} : { deadLetter: { arn: `${name}-dlq`, maxReceiveCount: 5 } }),
});

const fn = (name: string, environment: Record<string, string>): LocalFunction => ({
  logicalId: name,
  name,
  codeFolder: '/',
  handler: 'index.handler',
  timeoutSeconds: 30,
  memoryMegabytes: 128,
  environment,
});

const mapping = (queueArn: string, functionName: string) => ({
  logicalId: `${queueArn} → ${functionName}`,
  queueArn,
  functionName,
  batchSize: 10,
  windowSeconds: 0,
  maximumConcurrency: 2,
  reportsItemFailures: true,
  patterns: [],
});

const model: StackModel = {
  queues: [queue('answers-dlq', 30), queue('ask-dlq', 30), queue('answers', 180), queue('ask', 180)],
  tables: [],
  functions: [
    fn('reconcile', { CASE_RECHECK_SECONDS: '60', ANSWER_WAIT_SECONDS: '518400' }),
    fn('send', { AGENCY_ENDPOINTS: '{}', TRUSTED_KEYS: '{}' }),
  ],
  mappings: [mapping('answers', 'reconcile'), mapping('ask', 'send')],
  schedules: [{ logicalId: 'sweep', functionName: 'reconcile', expression: 'rate(1 minute)' }],
  routes: [],
};

describe('local timings', () => {
  const timed = withLocalTimings(model);
  const queueNamed = (name: string) => timed.model.queues.find((each) => each.name === name);

  it('bring a poison message into the dead-letter queue within a minute', () => {
    for (const { visibilityTimeoutSeconds, deadLetter } of timed.model.queues)
      if (deadLetter !== undefined)
        expect(visibilityTimeoutSeconds * deadLetter.maxReceiveCount).toBeLessThanOrEqual(60);
    expect(queueNamed('answers')).toMatchObject({
      visibilityTimeoutSeconds: 12,
      deadLetter: { maxReceiveCount: 4 },
    });
  });

  it('leave a consumer that calls an agency its patience', () => {
    expect(timed.model.functions.map(({ timeoutSeconds }) => timeoutSeconds)).toEqual([12, 30]);
    expect(queueNamed('ask')).toMatchObject({
      visibilityTimeoutSeconds: 30,
      deadLetter: { maxReceiveCount: 2 },
    });
    expect(queueNamed('ask-dlq')).toMatchObject({ visibilityTimeoutSeconds: 30 });
  });

  it('shorten the waits in the variables of those functions that have them', () => {
    expect(timed.model.functions.map(({ environment }) => environment)).toEqual([
      { CASE_RECHECK_SECONDS: '8', ANSWER_WAIT_SECONDS: '60' },
      { AGENCY_ENDPOINTS: '{}', TRUSTED_KEYS: '{}', AGENCY_PACE_SECONDS: '2' },
    ]);
    expect(timed.periodSeconds('rate(1 minute)')).toBe(1.5);
  });

  it('say every change, and change nothing of the template', () => {
    expect(timed.changes).toEqual([
      'visibility 12–30 s instead of 180 s',
      'receives before a dead letter 2–4 instead of 5',
      'consumer timeouts 12–30 s instead of 30 s',
      'schedules every 1.5 s instead of 60 s',
      'CASE_RECHECK_SECONDS 8 s instead of 60 s',
      'ANSWER_WAIT_SECONDS 60 s instead of 518400 s',
      'agencies open at any hour, asked again after 2 s at the latest',
      'agencies redeliver after 4 s instead of 900 s',
    ]);
    expect(model.queues[2]).toMatchObject({
      visibilityTimeoutSeconds: 180,
      deadLetter: { maxReceiveCount: 5 },
    });
    expect(withTemplateTimings(model)).toMatchObject({ model, changes: [] });
    expect(withTemplateTimings(model).periodSeconds('rate(1 minute)')).toBe(60);
  });
});

describe('the check at the start', () => {
  it('accepts the advised ratio, warns below it and stops where AWS would refuse', () => {
    const withVisibility = (seconds: number): StackModel => ({
      ...model,
      queues: [queue('answers', seconds)],
      mappings: [mapping('answers', 'reconcile')],
    });

    expect(checkTimings(withVisibility(180))).toEqual([]);
    expect(checkTimings(withVisibility(179))).toEqual([
      'answers hides a message for 179 s; AWS advises 180 s for reconcile.',
    ]);
    expect(checkTimings(withVisibility(30))).toHaveLength(1);
    expect(() => checkTimings(withVisibility(29))).toThrow('AWS refuses such a mapping');
  });
});

describe('given endpoints', () => {
  it('are taken without a slash at the end; none are none', () => {
    expect(givenEndpoints({ SVERKA_SQS_ENDPOINT: 'http://localhost:4566/' })).toEqual({
      sqs: 'http://localhost:4566',
    });
    expect(givenEndpoints({})).toEqual({});
  });

  it.each([
    'https://sqs.eu-central-1.amazonaws.com',
    'https://dynamodb.cn-north-1.amazonaws.com.cn',
    'http://AMAZONAWS.com./',
    'nonsense',
  ])('%s is refused', (address) => {
    expect(() => givenEndpoints({ SVERKA_SQS_ENDPOINT: address })).toThrow(
      /points at AWS itself|is not an address/,
    );
    expect(() => givenEndpoints({ SVERKA_DYNAMODB_ENDPOINT: address })).toThrow(
      /points at AWS|not an address/,
    );
  });
});
