import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { resourcesOf, synthesised } from '#test/infra/synthesised';

const [dev = { Resources: {} }, prod = { Resources: {} }] = synthesised(['dev', 'prod']);

const TableFacts = z.looseObject({
  BillingMode: z.string(),
  KeySchema: z.unknown(),
  GlobalSecondaryIndexes: z.unknown(),
  TimeToLiveSpecification: z.unknown(),
  Replicas: z.tuple([
    z.looseObject({
      DeletionProtectionEnabled: z.boolean(),
      PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }),
    }),
  ]),
});

describe('the table', () => {
  it('is on demand with the two sparse indexes, keys only, and a time to live', () => {
    const [table] = resourcesOf(prod, 'AWS::DynamoDB::GlobalTable', TableFacts);

    expect(table?.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'dueShard', KeyType: 'HASH' },
            { AttributeName: 'nextActionAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'office',
          KeySchema: [
            { AttributeName: 'officeId', KeyType: 'HASH' },
            { AttributeName: 'safeDue', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  it('is recoverable and protected in every stage, and outlives its stack in production', () => {
    for (const stage of [dev, prod]) {
      const [table] = resourcesOf(stage, 'AWS::DynamoDB::GlobalTable', TableFacts);
      expect(table?.properties.Replicas[0]).toMatchObject({
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
    const fateIn = (stage: typeof dev) =>
      Object.values(stage.Resources)
        .filter(({ Type }) => ['AWS::DynamoDB::GlobalTable', 'AWS::SecretsManager::Secret'].includes(Type))
        .map((resource) => resource['DeletionPolicy']);
    expect(new Set(fateIn(prod))).toEqual(new Set(['Retain']));
    expect(new Set(fateIn(dev))).toEqual(new Set(['Delete']));
  });
});

describe('the stack', () => {
  it('is as it was last looked at', () => {
    const withoutHashes: unknown = JSON.parse(JSON.stringify(dev).replaceAll(/[0-9a-f]{64}/g, '<asset>'));

    expect(withoutHashes).toMatchSnapshot();
  });
});
