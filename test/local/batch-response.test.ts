import { describe, expect, it } from 'vitest';
import { collectBatch, type Receive } from '#infra/local/lambda/batch-collector';
import { settle } from '#infra/local/lambda/batch-response';
import { passesFilters } from '#infra/local/lambda/filter-criteria';

const returned = (payload: unknown) => ({ type: 'returned', payload }) as const;
const BATCH = ['a', 'b', 'c'];

describe('the partial batch response', () => {
  it.each([
    ['null', null],
    ['an empty object', {}],
    ['an empty list', { batchItemFailures: [] }],
    ['a null list', { batchItemFailures: null }],
  ])('%s: everything succeeded', (_, payload) => {
    expect(settle(returned(payload), BATCH, true)).toEqual({ deleted: BATCH, wholeBatchFailed: false });
  });

  it('names what stays; the others are deleted', () => {
    expect(settle(returned({ batchItemFailures: [{ itemIdentifier: 'b' }] }), BATCH, true)).toEqual({
      deleted: ['a', 'c'],
      wholeBatchFailed: false,
    });
  });

  it.each([
    ['an empty identifier', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a null identifier', { batchItemFailures: [{ itemIdentifier: null }] }],
    ['an unknown identifier', { batchItemFailures: [{ itemIdentifier: 'a' }, { itemIdentifier: 'z' }] }],
    ['a wrong key of an item', { batchItemFailures: [{ messageId: 'a' }] }],
    ['a wrong key', { batchItemFailure: [{ itemIdentifier: 'a' }] }],
    ['no list', { batchItemFailures: 'a' }],
    ['a text', 'done'],
    ['a list', []],
  ])('%s: the whole batch failed', (_, payload) => {
    expect(settle(returned(payload), BATCH, true)).toEqual({ deleted: [], wholeBatchFailed: true });
  });

  it.each([{ type: 'failed', errorType: 'Error' }, { type: 'timed-out' }, { type: 'exited' }] as const)(
    'an invocation that $type deletes nothing',
    (outcome) => {
      expect(settle(outcome, BATCH, true).deleted).toEqual([]);
      expect(settle(outcome, BATCH, false).deleted).toEqual([]);
    },
  );

  it('is not read where it was not asked for', () => {
    expect(settle(returned({ batchItemFailures: [{ itemIdentifier: 'a' }] }), BATCH, false).deleted).toEqual(
      BATCH,
    );
  });
});

describe('a batch', () => {
  it('closes at 6 MB', async () => {
    const message = { MessageId: 'x', Body: 'x'.repeat(1_000_000) };
    const receive: Receive = () => Promise.resolve([message, message]);

    const { messages } = await collectBatch(
      receive,
      { batchSize: 1000, windowSeconds: 30 },
      new AbortController().signal,
    );

    expect(messages).toHaveLength(6);
  });
});

describe('filter patterns', () => {
  const record = { body: '{"state":"open","count":7,"tags":["x","y"],"inner":{"deep":true}}' };

  it.each([
    [[], true],
    [[{ body: { state: ['open'] } }], true],
    [[{ body: { state: ['closed'] } }], false],
    [[{ body: { state: ['closed', 'open'] } }], true],
    [[{ body: { state: ['closed'] } }, { body: { count: [7] } }], true],
    [[{ body: { state: ['open'], count: [8] } }], false],
    [[{ body: { count: [{ numeric: ['>', 5, '<=', 7] }] } }], true],
    [[{ body: { count: [{ numeric: ['>', 7] }] } }], false],
    [[{ body: { state: [{ prefix: 'op' }] } }], true],
    [[{ body: { state: [{ suffix: 'op' }] } }], false],
    [[{ body: { state: [{ 'anything-but': ['open'] }] } }], false],
    [[{ body: { missing: [{ exists: false }] } }], true],
    [[{ body: { state: [{ exists: false }] } }], false],
    [[{ body: { tags: ['y'] } }], true],
    [[{ body: { inner: { deep: [true] } } }], true],
    [[{ body: { inner: { deep: [false] } } }], false],
  ])('%j: %s', (patterns, passes) => {
    expect(passesFilters(patterns, record)).toBe(passes);
  });
});
