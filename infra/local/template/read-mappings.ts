import * as z from 'zod';
import type { Template } from '#infra/local/template/assembly';
import type { References } from '#infra/local/template/intrinsics';
import { unknownOperatorIn } from '#infra/local/lambda/filter-criteria';
import { LocalFault } from '#infra/local/local-fault';
import { functionNameIn } from '#infra/local/template/place';
import type { NamedResource } from '#infra/local/template/references';
import { Flag, readProperties, resourcesOfType, WholeNumber } from '#infra/local/template/resource-reader';
import type { LocalMapping } from '#infra/local/template/stack-model';

/** Lambda starts with this many concurrent batches where nothing else is said. */
const DEFAULT_CONCURRENCY = 5;

const Mapping = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: Flag.default(true),
  BatchSize: WholeNumber.pipe(z.int().min(1).max(10_000)).default(10),
  MaximumBatchingWindowInSeconds: WholeNumber.pipe(z.int().min(0).max(300)).default(0),
  ScalingConfig: z
    .object({ MaximumConcurrency: WholeNumber.pipe(z.int().min(2).max(1000)).optional() })
    .default({}),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })).optional() }).default({}),
});

const patternOf = (text: string, logicalId: string): unknown => {
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (cause) {
    throw new LocalFault(`AWS::Lambda::EventSourceMapping ${logicalId}: a filter pattern is not JSON.`, {
      cause,
    });
  }
  const operator = unknownOperatorIn(pattern);
  if (operator === undefined) return pattern;
  throw new LocalFault(
    `AWS::Lambda::EventSourceMapping ${logicalId}: the local stack does not understand the filter operator ${operator}.`,
  );
};

const mappingOf = (named: NamedResource, references: References): LocalMapping | undefined => {
  const mapping = readProperties(named, Mapping, references);
  const where = `AWS::Lambda::EventSourceMapping ${named.logicalId}`;
  if (mapping.EventSourceArn.endsWith('.fifo'))
    throw new LocalFault(
      `${named.logicalId} consumes a FIFO queue; the local stack runs standard queues only.`,
    );
  if (!mapping.EventSourceArn.includes(':sqs:'))
    throw new LocalFault(`${where}: the local stack maps SQS queues only.`);
  if (mapping.BatchSize > 10 && mapping.MaximumBatchingWindowInSeconds < 1)
    throw new LocalFault(`${where}: a batch size above 10 needs a batching window of at least 1 second.`);
  if (!mapping.Enabled) return undefined;
  return {
    logicalId: named.logicalId,
    queueArn: mapping.EventSourceArn,
    functionName: functionNameIn(mapping.FunctionName) ?? mapping.FunctionName,
    batchSize: mapping.BatchSize,
    windowSeconds: mapping.MaximumBatchingWindowInSeconds,
    maximumConcurrency: mapping.ScalingConfig.MaximumConcurrency ?? DEFAULT_CONCURRENCY,
    reportsItemFailures: mapping.FunctionResponseTypes.length > 0,
    patterns: (mapping.FilterCriteria.Filters ?? []).map(({ Pattern }) =>
      patternOf(Pattern, named.logicalId),
    ),
  };
};

/** Event source mappings from SQS; disabled ones are left out, as on AWS they poll nothing. */
export const readMappings = (template: Template, references: References): LocalMapping[] =>
  resourcesOfType(template, 'AWS::Lambda::EventSourceMapping').flatMap((named) => {
    const mapping = mappingOf(named, references);
    return mapping === undefined ? [] : [mapping];
  });
