import * as z from 'zod';
import { CaseId } from '#schemas/ids';
import { FieldError } from '#schemas/problem';
import { Instant, IsoMonth } from '#schemas/time';
import { Purpose } from '#schemas/verification-request';

const head = { purpose: Purpose, month: IsoMonth, at: Instant };

/**
 * What came of opening the check that a signed contract asks for in a month. `opened`: its case exists, whoever was first;
 * `refused`: the rules of intake refuse the request as it would be today.
 */
export const FollowUp = z.discriminatedUnion('state', [
  z.strictObject({
    ...head,
    state: z.literal('opened'),
    caseId: CaseId,
    /** Of the contract's office events, the first so many are taken account of in the check. */
    told: z.int().min(0),
  }),
  z.strictObject({ ...head, state: z.literal('refused'), errors: z.array(FieldError).min(1) }),
]);
export type FollowUp = z.infer<typeof FollowUp>;
export type OpenedFollowUp = Extract<FollowUp, { state: 'opened' }>;
