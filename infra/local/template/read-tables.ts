import * as z from 'zod';
import type { Template } from '#infra/local/template/assembly';
import type { References } from '#infra/local/template/intrinsics';
import { physicalName } from '#infra/local/template/references';
import { readProperties, resourcesOfType } from '#infra/local/template/resource-reader';
import type { LocalTable } from '#infra/local/template/stack-model';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })).min(1);

/** `AWS::DynamoDB::Table` and, which TableV2 synthesises, `AWS::DynamoDB::GlobalTable`. */
const Table = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .default([]),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  /** Local indexes would change the meaning of the keys: not understood, so not dropped in silence. */
  LocalSecondaryIndexes: z.array(z.never()).optional(),
});

export const readTables = (template: Template, references: References): LocalTable[] =>
  resourcesOfType(template, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map((named) => {
    const table = readProperties(named, Table, references);
    return {
      logicalId: named.logicalId,
      name: physicalName(named, references),
      attributeDefinitions: table.AttributeDefinitions,
      keySchema: table.KeySchema,
      indexes: table.GlobalSecondaryIndexes,
      ...(table.TimeToLiveSpecification?.Enabled === true
        ? { timeToLiveAttribute: table.TimeToLiveSpecification.AttributeName }
        : {}),
    };
  });
