import * as z from 'zod';
import { ContractState } from '#schemas/office-event';
import { IsoDay } from '#schemas/time';

/** What statistics count of a contract. It follows from the office's events and stands on the case row beside them. */
export const ContractStanding = z.strictObject({
  state: ContractState,
  signedOn: IsoDay.optional(),
  /** Absent while the contract runs, or where none was signed. */
  endedBy: z.enum(['term', 'termination']).optional(),
  /** After the application: signing, reported changes, complaints, withdrawals. Rows of an earlier edition do not know it. */
  interactions: z.int().min(0).optional(),
  /** Complaints that were registered about the case. */
  complaints: z.int().min(0),
});
export type ContractStanding = z.infer<typeof ContractStanding>;
