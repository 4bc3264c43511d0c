import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localise } from '#infra/local/template/localise';
import { usualQueues } from '#infra/local/template/place';
import { readStack } from '#infra/local/template/read-stack';
import type { StackModel } from '#infra/local/template/stack-model';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** As the CDK writes it, shortened: a queue with its dead letters, a table, a function with all three triggers. */
const RESOURCES = {
  Source: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'orders',
      VisibilityTimeout: 180,
      RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 },
    },
  },
  Dead: {
    Type: 'AWS::SQS::Queue',
    Properties: { QueueName: 'orders-dlq', MessageRetentionPeriod: 1_209_600 },
  },
  Rows: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    },
  },
  Key: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
  Act: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Key: 'abc.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Timeout: 30,
      MemorySize: 512,
      Environment: {
        Variables: {
          QUEUE_URL: { Ref: 'Source' },
          TABLE_NAME: { Ref: 'Rows' },
          KEY: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Key' }, ':SecretString:::}}']] },
          AGENCY_ID: 'tax',
          AGENCY_ENDPOINTS: '{"smev":"https://smev.invalid"}',
          ALLOWED_HOSTS: '["smev.invalid"]',
          SIGNING_KEY: '{{resolve:secretsmanager:key}}',
          TRUSTED_KEYS: '{}',
          CALLBACK_BASE_URL: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
        },
      },
    },
  },
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: arn('Source'),
      FunctionName: { Ref: 'Act' },
      BatchSize: 5,
      MaximumBatchingWindowInSeconds: 2,
      ScalingConfig: { MaximumConcurrency: 3 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[1]}}' }] },
    },
  },
  Every: {
    Type: 'AWS::Events::Rule',
    Properties: { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED', Targets: [{ Arn: arn('Act') }] },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api' } },
  Integration: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: { IntegrationType: 'AWS_PROXY', IntegrationUri: arn('Act'), PayloadFormatVersion: '2.0' },
  },
  Route: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: 'GET /v1/things/{id}',
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
    },
  },
};

const stackOf = (resources: object): StackModel => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-assembly-'));
  mkdirSync(join(folder, 'asset.abc'));
  writeFileSync(join(folder, 'app.template.json'), JSON.stringify({ Resources: resources }));
  writeFileSync(
    join(folder, 'app.assets.json'),
    JSON.stringify({ files: { abc: { source: { path: 'asset.abc', packaging: 'zip' } } } }),
  );
  return readStack(folder, {
    place: {
      queues: usualQueues('http://127.0.0.1:1'),
      apiUrl: 'http://127.0.0.1:4',
    },
    localise: localise(
      { sqs: 'http://127.0.0.1:1', dynamodb: 'http://127.0.0.1:2', agencies: 'http://127.0.0.1:3' },
      { signingKey: 'our key', trustedKeys: '{"tax":["the key of the bus"]}' },
    ),
    dynamic: () => 'a secret',
  });
};

describe('a template', () => {
  it('becomes queues (dead letters first), table, function, mapping, schedule and route', () => {
    const model = stackOf(RESOURCES);

    expect(
      model.queues.map(({ name, url, visibilityTimeoutSeconds, deadLetter }) => [
        name,
        url,
        visibilityTimeoutSeconds,
        deadLetter,
      ]),
    ).toEqual([
      ['orders-dlq', 'http://127.0.0.1:1/000000000000/orders-dlq', 30, undefined],
      [
        'orders',
        'http://127.0.0.1:1/000000000000/orders',
        180,
        { arn: 'arn:aws:sqs:us-east-1:000000000000:orders-dlq', maxReceiveCount: 5 },
      ],
    ]);
    expect(model.tables).toMatchObject([{ name: 'Rows', timeToLiveAttribute: 'ttl', indexes: [] }]);
    expect(model.functions).toMatchObject([
      { name: 'Act', handler: 'index.handler', timeoutSeconds: 30, memoryMegabytes: 512 },
    ]);
    expect(model.functions[0]?.environment).toEqual({
      QUEUE_URL: 'http://127.0.0.1:1/000000000000/orders',
      TABLE_NAME: 'Rows',
      KEY: 'a secret',
      AGENCY_ID: 'tax',
      AGENCY_ENDPOINTS: '{"smev":"http://127.0.0.1:3/tax/smev"}',
      ALLOWED_HOSTS: '["127.0.0.1:3"]',
      SIGNING_KEY: 'our key',
      TRUSTED_KEYS: '{"tax":["the key of the bus"]}',
      CALLBACK_BASE_URL: 'http://127.0.0.1:4',
      DOOR: 'open',
      SVERKA_SQS_ENDPOINT: 'http://127.0.0.1:1',
      SVERKA_DYNAMODB_ENDPOINT: 'http://127.0.0.1:2',
    });
    expect(model.mappings).toEqual([
      {
        logicalId: 'Mapping',
        queueArn: 'arn:aws:sqs:us-east-1:000000000000:orders',
        functionName: 'Act',
        batchSize: 5,
        windowSeconds: 2,
        maximumConcurrency: 3,
        reportsItemFailures: true,
        patterns: [{ body: { a: [1] } }],
      },
    ]);
    expect(model.schedules).toEqual([
      { logicalId: 'Every', functionName: 'Act', expression: 'rate(1 minute)' },
    ]);
    expect(model.routes).toEqual([{ method: 'GET', path: '/v1/things/{id}', functionName: 'Act' }]);
  });

  const mapping = (changes: object) => ({
    ...RESOURCES,
    Mapping: { ...RESOURCES.Mapping, Properties: { ...RESOURCES.Mapping.Properties, ...changes } },
  });

  it.each([
    [
      'a FIFO queue as source',
      mapping({ EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:orders.fifo' }),
      'consumes a FIFO queue',
    ],
    [
      'a batch of 11 without a window',
      mapping({ BatchSize: 11, MaximumBatchingWindowInSeconds: 0 }),
      'at least 1 second',
    ],
    ['a window of 301 s', mapping({ MaximumBatchingWindowInSeconds: 301 }), 'MaximumBatchingWindowInSeconds'],
    ['a concurrency of 1', mapping({ ScalingConfig: { MaximumConcurrency: 1 } }), 'MaximumConcurrency'],
    ['a filter that is no JSON', mapping({ FilterCriteria: { Filters: [{ Pattern: '{' }] } }), 'not JSON'],
    [
      'a filter operator of its own',
      mapping({ FilterCriteria: { Filters: [{ Pattern: '{"body":{"a":[{"cidr":"10.0.0.0/8"}]}}' }] } }),
      'does not understand the filter operator cidr',
    ],
    ['a stream as source', mapping({ EventSourceArn: 'arn:aws:kinesis:x' }), 'SQS queues only'],
    ['a missing function', mapping({ FunctionName: 'Nobody' }), 'names a function that the template lacks'],
    [
      'another runtime',
      {
        ...RESOURCES,
        Act: { ...RESOURCES.Act, Properties: { ...RESOURCES.Act.Properties, Runtime: 'python3.13' } },
      },
      'AWS::Lambda::Function Act: the local stack does not understand its property Runtime.',
    ],
  ])('with %s stops with one sentence', (_, resources, sentence) => {
    expect(() => stackOf(resources)).toThrow(sentence);
  });
});
