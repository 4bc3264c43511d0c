import type { MatchedEvent } from '#core/ports';
import type { VerificationRequest } from '#schemas/verification-request';
import { concluded, type Said } from '#test/core/answered';
import { anna, aRequest } from '#test/core/family';

/** Answers come on 25 November 2026; the day of the check is the 23rd. */
export const REQUEST = aRequest({ subjects: [{ ...anna, occupation: 'homemaker' }] });

export const conflictsIn = (
  said: Said,
  events: MatchedEvent[] = [],
  request: VerificationRequest = REQUEST,
) =>
  concluded(request, said, { events })
    .discrepancies.filter(({ kind }) => kind === 'records-conflict')
    .map(({ conflict, severity, effect }) => [
      conflict?.fact,
      conflict?.prevailing.record,
      conflict?.other.record,
      severity,
      effect,
    ]);
