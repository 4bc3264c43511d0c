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
    RedrivePolicy: z.object({ deadLetterTargetArn: Attribute, maxReceiveCount: z.number() }).optional(),
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
