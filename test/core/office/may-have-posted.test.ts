import { expect, it } from 'vitest';
import { mayHavePosted } from '#core/office/may-have-posted';

const contract = { state: 'contract-active', complaints: 0 } as const;

it.each([
  ['nothing posted', {}, false],
  ['a contract that stands somewhere', { contract }, true],
  ['the check of a month, which is told of withdrawals', { checkMonth: '2026-10' }, true],
  ['both', { contract, checkMonth: '2026-10' }, true],
])('the office may have posted about a case: %s', (_, known, may) => {
  expect(mayHavePosted(known)).toBe(may);
});
