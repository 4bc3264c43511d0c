import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { resourcesOf, synthesised, type Template } from '#test/infra/synthesised';

const none: Template = { Resources: {} };
const [dev = none, devWatch = none, prod = none] = synthesised(['dev', 'prod'], { isWatched: true });

const TableFacts = z.looseObject({
  BillingMode: z.string(),
  KeySchema: z.unknown(),
  GlobalSecondaryIndexes: z.unknown(),
  TimeToLiveSpecification: z.unknown(),
  DeletionProtectionEnabled: z.boolean(),
  PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }),
});

describe('the table', () => {
  it('is on demand with the two sparse indexes, keys only, and a time to live', () => {
    const [table] = resourcesOf(prod, 'AWS::DynamoDB::Table', TableFacts);

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

  it('is recoverable in every stage, and protected where data are kept', () => {
    for (const [stage, isKept] of [
      [dev, false],
      [prod, true],
    ] as const) {
      const [table] = resourcesOf(stage, 'AWS::DynamoDB::Table', TableFacts);
      expect(table?.properties).toMatchObject({
        DeletionProtectionEnabled: isKept,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
    const kept = [
      'AWS::DynamoDB::Table',
      'AWS::SecretsManager::Secret',
      'AWS::KMS::Key',
      'AWS::Logs::LogGroup',
    ];
    const fateIn = (stage: typeof dev) =>
      Object.values(stage.Resources)
        .filter(({ Type }) => kept.includes(Type))
        .map((resource) => resource['DeletionPolicy']);
    expect(new Set(fateIn(prod))).toEqual(new Set(['RetainExceptOnCreate']));
    expect(new Set(fateIn(dev))).toEqual(new Set(['Delete']));
  });
});

describe('a stack', () => {
  it.each([
    ['the exchange', dev],
    ['its watch', devWatch],
  ])('%s is as it was last looked at', (_, template) => {
    const withoutHashes: unknown = JSON.parse(
      JSON.stringify(template).replaceAll(/[0-9a-f]{64}/g, '<asset>'),
    );

    expect(withoutHashes).toMatchSnapshot();
  });

  it('of the exchange is the same whether it is watched or not: the local stack runs what AWS would get', () => {
    const [alone] = synthesised(['dev'], { isWatched: false });

    expect(alone).toEqual(dev);
  });
});
