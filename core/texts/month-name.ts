import type { Bilingual } from '#schemas/bilingual';
import type { IsoMonth } from '#schemas/time';

const RUSSIAN = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const ENGLISH = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2026-08` → «август 2026», `August 2026`. */
export const monthName = (month: IsoMonth): Bilingual => {
  const index = Number(month.slice(5)) - 1;
  const year = month.slice(0, 4);
  return { ru: `${RUSSIAN[index] ?? month} ${year}`, en: `${ENGLISH[index] ?? month} ${year}` };
};
