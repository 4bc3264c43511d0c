import * as z from 'zod';

/** Grounds of a complaint, in the order of clause 5.3 а–к. */
export const ComplaintGround = z.enum([
  'late-registration',
  'late-service',
  'papers-not-required',
  'papers-refused',
  'service-refused',
  'fee-demanded',
  'correction-refused',
  'late-result',
  'suspended',
  'papers-demanded-again',
]);
export type ComplaintGround = z.infer<typeof ComplaintGround>;
