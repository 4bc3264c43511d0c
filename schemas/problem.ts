import * as z from 'zod';
import { says } from '#schemas/bilingual';

/** One wrong field: a JSON pointer and a sentence that never quotes the value. */
export const FieldError = z.strictObject({ pointer: z.string(), detail: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem document (`application/problem+json`). */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(FieldError).optional(),
});
export type Problem = z.infer<typeof Problem>;

const escaped = (segment: PropertyKey): string => String(segment).replaceAll('~', '~0').replaceAll('/', '~1');

/** RFC 6901. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((segment) => `/${escaped(segment)}`).join('');

/** Sentences for zod's own codes; a schema's own sentence (in both languages) wins. */
const SENTENCES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: says('нет значения или тип не тот', 'missing, or of the wrong type'),
  invalid_value: says('нет значения или такое не допускается', 'missing, or a value that is not allowed'),
  invalid_union: says('нет значения или такое не допускается', 'missing, or a value that is not allowed'),
  too_big: says('слишком много или слишком длинно', 'too many or too long'),
  too_small: says('слишком мало или слишком коротко', 'too few or too short'),
};
const NOT_ALLOWED = says('недопустимое значение', 'the value is not allowed');

const isOurs = (sentence: string): boolean => sentence.includes(' / ');

const sentenceOf = (issue: z.core.$ZodIssue): string =>
  isOurs(issue.message) ? issue.message : (SENTENCES[issue.code] ?? NOT_ALLOWED);

/** Every error of a schema in plain words. An unknown key is reported at its own place. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          pointer: pointerOf([...issue.path, key]),
          detail: says('такого поля нет', 'there is no such field'),
        }))
      : [{ pointer: pointerOf(issue.path), detail: sentenceOf(issue) }],
  );
