import { moscowTime } from '#ops/cli/words/moments';
import { neutralised } from '#ops/cli/words/neutralised';
import type { Bilingual } from '#schemas/bilingual';
import type { Instant } from '#schemas/time';

export type Language = 'ru' | 'en';

/** The language of the page, and how times are told in it. */
export type Speech = {
  language: Language;
  say: (text: Bilingual) => string;
  /** `2026-11-23 11:15 МСК`. */
  moment: (at: Instant) => string;
  /** `11:15:07 МСК`. */
  second: (at: Instant) => string;
  /** `2026-11-23 11:15 МСК, 3 ч назад`. */
  since: (from: Instant, now: Instant) => string;
};

const MINUTE = 60_000;

/** The largest whole unit. */
const UNITS = [
  [1440 * MINUTE, { ru: 'дн.', en: 'd' }],
  [60 * MINUTE, { ru: 'ч', en: 'h' }],
  [MINUTE, { ru: 'мин', en: 'min' }],
] as const;

const ageOf = (from: Instant, now: Instant): Bilingual => {
  const passed = Date.parse(now) - Date.parse(from);
  const unit = UNITS.find(([length]) => passed >= length);
  if (unit === undefined) return { ru: 'меньше минуты назад', en: 'less than a minute ago' };
  const [length, word] = unit;
  const count = Math.floor(passed / length);
  return { ru: `${count} ${word.ru} назад`, en: `${count} ${word.en} ago` };
};

export const speechIn = (language: Language): Speech => {
  const say = (text: Bilingual): string => neutralised(text[language]);
  const moment = (at: Instant): string => moscowTime({ language }, at);
  const second = (at: Instant): string =>
    moment(at)
      .slice(11)
      .replace(' ', `:${new Date(at).toISOString().slice(17, 19)} `);
  return { language, say, moment, second, since: (from, now) => `${moment(from)}, ${say(ageOf(from, now))}` };
};
