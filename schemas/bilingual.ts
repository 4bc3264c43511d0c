import * as z from 'zod';

/** A sentence for the people who work with a result: a clerk, an applicant, an operator. */
export const Bilingual = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;

/** The text of a schema error: both languages, the name of the field, never the value. */
export const says = (ru: string, en: string): string => `${ru} / ${en}`;
