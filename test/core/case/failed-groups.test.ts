import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failedGroups, type FailedFacts } from '#core/case/failed-groups';

const letter = (
  messageId: string,
  code: string,
  more: Partial<FailedFacts['message']> = {},
): FailedFacts => ({
  message: { queue: 'answers', messageId, receiveCount: 5, ...more },
  kind: { cause: 'contract-breach', code, agency: 'tax', schemaVersion: '1', contractVersion: '4.0.0' },
});

it('takes what differs by the place in a list only for one thing to mend', () => {
  const { groups } = failedGroups([
    letter('m1', '/Response/СведДох[2]/СведВыпл[11]'),
    letter('m2', '/Response/СведДох[1]/СведВыпл[3]'),
    letter('m3', '/payments/0/amount'),
    letter('m4', '/payments/12/amount'),
    letter('m5', '/payments/12'),
  ]);
  expect(groups.map(({ code, count }) => [code, count])).toEqual(
    expect.arrayContaining([
      ['/Response/СведДох[]/СведВыпл[]', 2],
      ['/payments/#/amount', 2],
      ['/payments/#', 1],
    ]),
  );
});

it('tells editions of a contract apart, and names the oldest of a group over all its queues', () => {
  const older = letter('m2', '/a', { queue: 'query-tax', firstSentAt: '2026-11-19T08:00:00.000Z' });
  const { groups } = failedGroups([
    letter('m1', '/a', { firstSentAt: '2026-11-20T08:00:00.000Z' }),
    older,
    letter('m3', '/a'),
    { ...older, kind: { ...older.kind, contractVersion: '5.0.0' } },
  ]);
  expect(groups).toMatchObject([
    {
      contractVersion: '4.0.0',
      queues: ['answers', 'query-tax'],
      count: 3,
      oldest: '2026-11-19T08:00:00.000Z',
      example: 'm2',
    },
    { contractVersion: '5.0.0', count: 1 },
  ]);
});

it('counts each message once, under the same id of its group in any order', () => {
  const codes = fc.array(fc.constantFrom('/a', '/b/0', '/b/1', '/c'), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(codes, (some) => {
      const letters = some.map((code, index) => letter(`m${index}`, code));
      const [there, back] = [failedGroups(letters), failedGroups(letters.toReversed())];
      expect(there.groups.reduce((sum, { count }) => sum + count, 0)).toBe(some.length);
      const idsIn = ({ failed }: typeof there) =>
        Object.fromEntries(failed.map(({ messageId, group }) => [messageId, group]));
      expect(idsIn(back)).toEqual(idsIn(there));
    }),
  );
});
