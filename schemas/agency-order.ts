import * as z from 'zod';
import { AgencyId } from '#schemas/ids';

/** How a simulated agency shall treat questions from now on; the words are those of the population file. */
export const AgencyMode = z.enum([
  'answers',
  'late',
  'not-found',
  'not-ready',
  'refuses',
  'down',
  'garbage',
  'html',
  'twice',
  'redelivered',
  'contradicting',
  'silent',
  'wrong-person',
  'slow',
  'in-work',
  'fault',
  'half-closed',
]);

export const AgencyOrder = z.strictObject({ agency: AgencyId, behaviour: AgencyMode });
export type AgencyOrder = z.infer<typeof AgencyOrder>;
