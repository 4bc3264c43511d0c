import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { agencies } from '#contracts/registry';
import { Attribute, Reference, resourcesOf, synthesised } from '#test/infra/synthesised';

const [template = { Resources: {} }] = synthesised(['prod']);

const queues = resourcesOf(
  template,
  'AWS::SQS::Queue',
  z.object({
    QueueName: z.string(),
    MessageRetentionPeriod: z.number(),
    SqsManagedSseEnabled: z.boolean(),
    VisibilityTimeout: z.number().optional(),
    RedrivePolicy: z.object({ deadLetterTargetArn: Attribute, maxReceiveCount: z.number() }).optional(),
    RedriveAllowPolicy: z.object({
      redrivePermission: z.string(),
      sourceQueueArns: z.array(z.unknown()).optional(),
    }),
  }),
);
const queueById = new Map(queues.map(({ id, properties }) => [id, properties]));
const sources = queues.filter(({ properties }) => properties.RedrivePolicy !== undefined);
const deadLettersOf = (source: (typeof sources)[number]) =>
  queueById.get(source.properties.RedrivePolicy?.deadLetterTargetArn ?? '');

const functions = resourcesOf(template, 'AWS::Lambda::Function', z.object({ Timeout: z.number() }));
const mappings = resourcesOf(
  template,
  'AWS::Lambda::EventSourceMapping',
  z.object({
    EventSourceArn: Attribute,
    FunctionName: Reference,
    FunctionResponseTypes: z.array(z.string()).default([]),
    BatchSize: z.number(),
    ScalingConfig: z.object({ MaximumConcurrency: z.number() }),
  }),
);

describe('every queue', () => {
  it('has the fixed name, and exactly one dead-letter queue of its own', () => {
    expect(sources.map(({ properties }) => properties.QueueName).sort()).toEqual([
      'sverka-prod-answers',
      'sverka-prod-events',
      'sverka-prod-intake',
      'sverka-prod-publish',
      ...agencies.map(({ id }) => `sverka-prod-query-${id}`).sort(),
      'sverka-prod-requests',
      'sverka-prod-results.fifo',
    ]);
    for (const source of sources) {
      expect(deadLettersOf(source)?.QueueName).toBe(
        source.properties.QueueName.replace(/(\.fifo)?$/, '-dlq$1'),
      );
    }
    expect(queues).toHaveLength(2 * sources.length);
  });

  it('keeps dead letters longer than their source keeps messages', () => {
    for (const source of sources) {
      expect(deadLettersOf(source)?.MessageRetentionPeriod).toBeGreaterThan(
        source.properties.MessageRetentionPeriod,
      );
    }
  });

  it('takes dead letters from its one source only, and is nobody else’s dead-letter queue', () => {
    for (const source of sources) {
      const allowed = deadLettersOf(source)?.RedriveAllowPolicy;
      expect(allowed?.redrivePermission).toBe('byQueue');
      expect(JSON.stringify(allowed?.sourceQueueArns)).toMatch(
        new RegExp(`:${source.properties.QueueName}"`),
      );
      expect(source.properties.RedriveAllowPolicy.redrivePermission).toBe('denyAll');
    }
  });

  it('is encrypted and refuses anything but TLS', () => {
    const policies = resourcesOf(
      template,
      'AWS::SQS::QueuePolicy',
      z.object({
        Queues: z.tuple([Reference]),
        PolicyDocument: z.object({
          Statement: z.array(z.object({ Effect: z.string(), Condition: z.unknown() })),
        }),
      }),
    );
    const isTlsOnly = new Map(
      policies.map(({ properties: { Queues, PolicyDocument } }) => [
        Queues[0],
        PolicyDocument.Statement.some(
          ({ Effect, Condition }) =>
            Effect === 'Deny' && JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
        ),
      ]),
    );

    for (const { id, properties } of queues) {
      expect(properties.SqsManagedSseEnabled).toBe(true);
      expect(isTlsOnly.get(id)).toBe(true);
    }
  });

  it('wakes somebody at the first dead letter, and says what stands still', () => {
    const alarms = resourcesOf(
      template,
      'AWS::CloudWatch::Alarm',
      z.object({
        AlarmDescription: z.string(),
        MetricName: z.literal('ApproximateNumberOfMessagesVisible'),
        Threshold: z.literal(1),
        Dimensions: z.tuple([z.object({ Name: z.literal('QueueName'), Value: Attribute })]),
      }),
    );
    const watched = new Map(
      alarms.map(({ properties }) => [properties.Dimensions[0].Value, properties.AlarmDescription]),
    );

    for (const source of sources) {
      const impact = watched.get(source.properties.RedrivePolicy?.deadLetterTargetArn ?? '') ?? '';
      expect(impact.split(' ').length).toBeGreaterThan(5);
    }
    expect(new Set(watched.values()).size).toBe(sources.length);
  });
});

describe('every event source mapping', () => {
  it('settles messages one by one', () => {
    expect(mappings).toHaveLength(5 + agencies.length);
    for (const { properties } of mappings) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  it('hides a message six times as long as its function may run', () => {
    const timeoutOf = new Map(functions.map(({ id, properties }) => [id, properties.Timeout]));
    for (const { properties } of mappings) {
      const visibility = queueById.get(properties.EventSourceArn)?.VisibilityTimeout ?? 0;
      expect(visibility).toBeGreaterThanOrEqual(6 * (timeoutOf.get(properties.FunctionName) ?? Infinity));
    }
  });
});

describe('every agency of the registry', () => {
  const channelOf = (agency: string) => {
    const queue = sources.find(({ properties }) => properties.QueueName === `sverka-prod-query-${agency}`);
    const mapping = mappings.find(({ properties }) => properties.EventSourceArn === queue?.id);
    return { mapping, run: functions.find(({ id }) => id === mapping?.properties.FunctionName) };
  };

  it.each(agencies)('$id: one channel, no more calls at once than it allows', ({ id, maxConcurrency }) => {
    const { mapping } = channelOf(id);
    const { BatchSize = 0, ScalingConfig } = mapping?.properties ?? {};

    expect(BatchSize * (ScalingConfig?.MaximumConcurrency ?? 0)).toBeLessThanOrEqual(maxConcurrency);
    expect(BatchSize).toBeGreaterThan(0);
  });

  it.each(agencies)('$id: a run outlasts its slowest call', ({ id, informationTypes }) => {
    const slowest = Math.max(...informationTypes.map(({ timeoutSeconds }) => timeoutSeconds));

    expect(channelOf(id).run?.properties.Timeout).toBeGreaterThanOrEqual(slowest + 5);
  });
});
