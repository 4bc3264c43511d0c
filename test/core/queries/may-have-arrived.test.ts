import { expect, it } from 'vitest';
import { mayHaveArrived } from '#core/queries/may-have-arrived';

it.each([
  ['timeout', true],
  ['econnreset', true],
  ['incomplete', true],
  ['reply-too-large', true],
  ['http-500', true],
  ['http-502', true],
  ['http-504', true],
  ['not-json', true],
  ['unexpected-envelope', true],
  ['smev-unknown', true],
  ['smev-60', false],
  ['smev-202', false],
  ['http-408', false],
  ['http-425', false],
  ['http-429', false],
  ['http-503', false],
  ['econnrefused', false],
  ['enotfound', false],
  ['private-address', false],
  ['host-not-allowed', false],
  ['cert-has-expired', false],
  ['no-endpoint', false],
])('a question that failed with %s may have arrived: %s', (code, expected) => {
  expect(mayHaveArrived(code)).toBe(expected);
});
