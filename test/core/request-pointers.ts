import { expect } from 'vitest';
import { readVerificationRequest } from '#core/read-request';
import type { VerificationRequest } from '#schemas/verification-request';
import { anna, aRequest, consentOf, pavel, zoya } from '#test/core/family';

/** Where a request is wrong, sorted; empty for a good one. Each place says so in both languages. */
export const pointersOf = (input: unknown): string[] => {
  const outcome = readVerificationRequest(input);
  const errors = outcome.type === 'wrong' ? outcome.errors : [];
  for (const { detail } of errors) expect(detail).toMatch(/^[^/]*[а-яё]{2}.* \/ .*[a-z]{2}/i);
  return errors.map(({ pointer }) => pointer).sort();
};

/** Anna, Pavel and their child, with the consents of both adults. */
export const aFamily = (changes: Partial<VerificationRequest> = {}): VerificationRequest =>
  aRequest({
    subjects: [anna, pavel, zoya],
    consents: [consentOf('applicant'), consentOf('spouse')],
    ...changes,
  });
