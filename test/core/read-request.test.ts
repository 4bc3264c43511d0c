import { expect, test } from 'vitest';
import { readVerificationRequest } from '#core/read-request';
import { aRequest } from '#test/core/family';

test('a whole request is read as it is', () => {
  const request = aRequest();

  expect(readVerificationRequest(request)).toEqual({ type: 'read', request });
});
