import * as z from 'zod';
import { says } from '#schemas/bilingual';

/** A civil date without a time zone: `2026-11-23`. The 30th of February is not one. */
export const IsoDay = z.iso.date(
  says('нужна существующая дата вида ГГГГ-ММ-ДД', 'an existing date YYYY-MM-DD is needed'),
);
export type IsoDay = z.infer<typeof IsoDay>;

/** A calendar month: `2026-08`. */
export const IsoMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, says('нужен месяц вида ГГГГ-ММ', 'a month YYYY-MM is needed'));
export type IsoMonth = z.infer<typeof IsoMonth>;

/** A moment in UTC with milliseconds: `2026-11-23T08:15:00.000Z`. Sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;
