import * as z from 'zod';
import { says } from '#schemas/bilingual';

/**
 * What no field may carry: control characters, lone surrogates, U+FFFE/U+FFFF (SQS refuses them, XML 1.0 `Char` too)
 * and bidirectional controls, which make a name look like another one.
 */
const FORBIDDEN =
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/u;

/** Text of 1 to `maxLength` characters that keeps its bytes; never only spaces. */
export const plainText = (maxLength: number) =>
  z
    .string()
    .min(1, says('поле не заполнено', 'the field is empty'))
    .max(maxLength, says(`не длиннее ${maxLength} знаков`, `at most ${maxLength} characters`))
    .refine(
      (text) => text.trim() !== '',
      says('поле состоит из одних пробелов', 'the field holds only spaces'),
    )
    .refine(
      (text) => !FORBIDDEN.test(text),
      says('недопустимый управляющий символ', 'a control character is not allowed'),
    );
