import * as z from 'zod';
import { says } from '#schemas/bilingual';

/** An amount as the form and the agencies write it: roubles, optionally with two digits of kopecks, as text. */
export const RoubleText = z
  .string()
  .regex(
    /^(0|[1-9]\d{0,11})(\.\d{2})?$/,
    says('сумма в рублях вида 45500.00, текстом', 'an amount in roubles such as "45500.00", as text'),
  );
export type RoubleText = z.infer<typeof RoubleText>;

/** Money inside Sverka: an integer number of kopecks, never a float. */
export const Kopecks = z.int().min(0);
export type Kopecks = z.infer<typeof Kopecks>;
