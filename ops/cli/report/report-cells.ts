import type { Cell, Page, Tone } from '#ops/cli/page/page';
import type { Bilingual } from '#schemas/bilingual';
import type { OnTimeShare, QuotaVerdict, ReportCount, TrackCount } from '#schemas/programme-report';

const VERDICTS: Record<QuotaVerdict, { word: Bilingual; tone: Tone } | undefined> = {
  meets: { word: { ru: 'соблюдается', en: 'meets' }, tone: 'good' },
  'does-not-meet': { word: { ru: 'не соблюдается', en: 'does not meet' }, tone: 'bad' },
  'no-quota': undefined,
  'not-known': { word: { ru: 'не раскрывается', en: 'not shown' }, tone: 'dim' },
};

export const percent = (value: number | undefined): string => (value === undefined ? '—' : `${value} %`);

export const shareText = (share: OnTimeShare | undefined): string => {
  if (share === undefined) return '—';
  const { fromPercent, toPercent } = share;
  return fromPercent === toPercent ? percent(fromPercent) : `${fromPercent}–${toPercent} %`;
};

const countText = (page: Page, count: ReportCount): string => {
  if (count === 'withheld') return page.word({ ru: 'скрыто', en: 'withheld' });
  return typeof count === 'number' ? String(count) : count.replace('>=', '≥');
};

export const countCell = (page: Page, count: ReportCount): Cell => {
  const text = countText(page, count);
  return typeof count === 'number' ? text : { text, tone: 'dim' };
};

/** A count, its share of the programme, and below them whether the quota is kept. */
export const trackCountCell = (page: Page, { count, sharePercent, verdict }: TrackCount): Cell => {
  const text = countText(page, count);
  const spoken = VERDICTS[verdict];
  return [
    sharePercent === undefined ? text : `${text} (${percent(sharePercent)})`,
    ...(spoken === undefined ? [] : [{ text: page.word(spoken.word), tone: spoken.tone }]),
  ];
};
