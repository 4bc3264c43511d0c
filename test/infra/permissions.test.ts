import { globSync, readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { CaseStore } from '#core/ports';
import { storeAccess, storeMethods, type StoreMethod } from '#infra/store-access';
import { resourcesOf, synthesised } from '#test/infra/synthesised';

const [template = { Resources: {} }] = synthesised(['prod']);

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const policies = resourcesOf(
  template,
  'AWS::IAM::Policy',
  z.object({
    PolicyDocument: z.object({
      Statement: z.array(z.object({ Effect: z.string(), Action: oneOrMany, Resource: z.unknown() })),
    }),
  }),
);
const statements = policies.flatMap(({ id, properties }) =>
  properties.PolicyDocument.Statement.map((statement) => ({ id, ...statement })),
);

describe('roles', () => {
  it('publish-result may announce, and change nothing but the case', () => {
    const own = statements.filter(({ id }) => id.startsWith('publishresult'));

    expect(own.flatMap(({ Action }) => Action).sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'events:PutEvents',
      'kms:Decrypt',
      'kms:Decrypt',
      'kms:Decrypt',
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
      'sqs:SendMessage',
    ]);
  });
});

describe('access to the store', () => {
  it('knows every method of the store and no other', () => {
    expectTypeOf<StoreMethod>().toEqualTypeOf<keyof CaseStore | keyof InquiryStore>();
    expect(storeAccess('sweep')).toEqual({
      rows: ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
      indexes: ['due'],
    });
  });

  it.each(Object.entries(storeMethods))('of %s is what its code calls', (act, methods) => {
    const own = globSync(`functions/${act}/*.ts`).map((path) => readFileSync(path, 'utf8'));
    // What acts share stands in the runtime.
    const shared = [...new Set(own.join().match(/(?<=#)functions\/runtime\/[\w/-]+/g))].map((path) =>
      readFileSync(`${path}.ts`, 'utf8'),
    );

    const called = new Set([...own, ...shared].join().match(/(?<=\bstore\.)\w+/g));

    expect([...called].sort()).toEqual([...methods].sort());
  });
});

describe('access to queues and to the bus', () => {
  /** A file of an act with everything of `functions` that it reaches. */
  const reached = (path: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const [, other = ''] of readFileSync(path, 'utf8').matchAll(/^.*from '#(functions\/[\w/-]+)';$/gm)) {
      reached(`${other}.ts`, seen);
    }
    return seen;
  };
  /** What IAM calls the commands that are sent there; a batch is allowed as its single messages are. */
  const asked = (act: string): string[] => {
    const code = [...reached(`functions/${act}/handler.ts`)].map((path) => readFileSync(path, 'utf8'));
    return code
      .filter((text) => /@aws-sdk\/client-(sqs|eventbridge)/.test(text))
      .flatMap((text) => text.match(/(?<=\bnew )\w+(?=Command\()/g) ?? [])
      .map((command) =>
        command === 'PutEvents' ? 'events:PutEvents' : `sqs:${command.replace(/Batch$/, '')}`,
      );
  };
  /** By which Lambda empties a function's own queue in its name. */
  const POLLING = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
  /** What these do with queues they do themselves. */
  const OWN: readonly string[] = ['ops-api', 'sweep'];

  it.each(Object.keys(storeMethods))('of %s is what its code calls', (act) => {
    const allowed = statements
      .filter(({ id }) => id.includes(act.replaceAll('-', '')))
      .flatMap(({ Action }) => Action)
      .filter((action) => /^(sqs|events):/.test(action))
      .filter((action) => OWN.includes(act) || !POLLING.includes(action));

    expect([...new Set(allowed)].sort()).toEqual([...new Set(asked(act))].sort());
  });
});
