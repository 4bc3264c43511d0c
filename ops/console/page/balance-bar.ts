import { bar, type Part } from '#ops/console/page/bar';
import { element, type Child } from '#ops/console/page/element';
import type { Speech } from '#ops/console/page/speech';
import type { Bilingual } from '#schemas/bilingual';
import type { AgencyBalance } from '#schemas/day-balance';

/** Where the questions of an agency are; the order is that of the bar. */
export const BALANCE_COUNTS = [
  { name: 'answered', kind: 'good', word: { ru: 'отвечено', en: 'answered' } },
  { name: 'open', kind: 'waiting', word: { ru: 'ждут', en: 'waiting' } },
  { name: 'unanswered', kind: 'bad', word: { ru: 'молчание', en: 'silent' } },
  { name: 'refused', kind: 'warning', word: { ru: 'отказано', en: 'refused' } },
  { name: 'cancelled', kind: 'gone', word: { ru: 'снято', en: 'cancelled' } },
  { name: 'missing', kind: 'bad', word: { ru: 'нет в учёте', en: 'missing' } },
] as const satisfies readonly { name: keyof AgencyBalance; kind: Part['kind']; word: Bilingual }[];

/** The questions of a day as a strip, and the same in words. */
export const balanceBar = (balance: AgencyBalance, { say }: Speech): Child[] => {
  const parts = BALANCE_COUNTS.map(({ name, kind, word }) => ({ kind, word, count: balance[name] }));
  return [
    bar(parts, balance.sent + balance.missing),
    element(
      'p',
      { class: 'legend' },
      element('span', {}, `${say({ ru: 'запросов за день', en: 'questions of the day' })}: ${balance.sent}`),
      ...parts
        .filter(({ count }) => count > 0)
        .map(({ kind, word, count }) =>
          element(
            'span',
            {},
            element('span', { class: `key ${kind}`, 'aria-hidden': 'true' }),
            `${say(word)} ${count}`,
          ),
        ),
    ),
  ];
};
