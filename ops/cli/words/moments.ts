import type { Page } from '#ops/cli/page/page';

const MOSCOW_HOURS = 3;

/** `2026-11-23T08:15:00.000Z` → `2026-11-23 11:15 МСК`: clerks and agencies live by Moscow time. */
export const moscowTime = ({ language }: Pick<Page, 'language'>, instant: string): string => {
  const at = new Date(Date.parse(instant) + MOSCOW_HOURS * 3_600_000).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)} ${language === 'en' ? 'MSK' : 'МСК'}`;
};
