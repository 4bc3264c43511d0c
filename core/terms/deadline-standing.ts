import type { VerificationCase } from '#schemas/verification-case';
import type { IsoDay } from '#schemas/time';

/** Whether what is owed to an office has its safe day today, or had it. `today`: where the office is. */
export const deadlineStanding = (
  { safeDue, settled = false }: Pick<VerificationCase, 'safeDue' | 'settled'>,
  today: IsoDay,
): 'none' | 'due' | 'overdue' => {
  if (settled || safeDue > today) return 'none';
  return safeDue === today ? 'due' : 'overdue';
};
