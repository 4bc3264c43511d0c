import type { Payment, TrackRules } from '#core/policies/policy-pack';
import { TRACK_TITLES } from '#core/texts/track-titles';
import type { Bilingual } from '#schemas/bilingual';
import type { Kopecks } from '#schemas/money';
import type { Track } from '#schemas/verification-request';

const PRACTICE = 'практика по ПП РФ № 1931; суммы подтвердить по порядку региона';

const once = (title: Bilingual, kopecks: Kopecks, startsWith: Payment['startsWith']): Payment => ({
  title,
  rhythm: 'once',
  startsWith,
  amount: { type: 'at-most', kopecks },
});

const monthly = (
  title: Bilingual,
  months: number,
  { numerator = 1, denominator = 1, startsWith }: MonthlyShare,
): Payment => ({
  title,
  rhythm: 'monthly',
  startsWith,
  months,
  amount: { type: 'share-of-minimum', group: 'working-age', numerator, denominator },
});

type MonthlyShare = { numerator?: number; denominator?: number; startsWith: Payment['startsWith'] };

const COURSE = once({ ru: 'Оплата обучения', en: 'Course fee' }, 3_000_000, 'training-started');

/**
 * Terms and money per direction in federal practice. Regions vary: a pack copies a row and changes what its act says.
 * Half the minimum during study is not confirmed by a text.
 */
export const FEDERAL_TRACKS: Readonly<Record<Track, TrackRules>> = {
  'job-search': {
    title: TRACK_TITLES['job-search'],
    source: PRACTICE,
    months: { atLeast: 3, atMost: 9 },
    payments: [
      monthly({ ru: 'Выплата с заключения контракта', en: 'Payment from signing' }, 1, {
        startsWith: 'contract-signed',
      }),
      monthly({ ru: 'Выплата с подтверждённого трудоустройства', en: 'Payment from a confirmed job' }, 3, {
        startsWith: 'placement-confirmed',
      }),
      COURSE,
    ],
  },
  training: {
    title: TRACK_TITLES.training,
    source: PRACTICE,
    months: { atLeast: 3, atMost: 12 },
    payments: [
      COURSE,
      monthly({ ru: 'Выплата на время обучения', en: 'Payment during study' }, 3, {
        numerator: 1,
        denominator: 2,
        startsWith: 'training-started',
      }),
    ],
  },
  business: {
    title: TRACK_TITLES.business,
    source: PRACTICE,
    months: { atLeast: 3, atMost: 12 },
    payments: [
      once({ ru: 'На предпринимательство', en: 'For the business' }, 35_000_000, 'contract-signed'),
      {
        title: { ru: 'Расходы на регистрацию', en: 'Costs of registration' },
        rhythm: 'once',
        startsWith: 'business-registered',
        amount: { type: 'percent-of-payment', percent: 5 },
      },
      COURSE,
    ],
  },
  'household-farm': {
    title: TRACK_TITLES['household-farm'],
    source: PRACTICE,
    months: { atLeast: 3, atMost: 12 },
    payments: [once({ ru: 'На хозяйство', en: 'For the farm' }, 20_000_000, 'contract-signed')],
  },
  hardship: {
    title: TRACK_TITLES.hardship,
    source: PRACTICE,
    months: { atLeast: 3, atMost: 6 },
    payments: [
      monthly({ ru: 'Ежемесячная выплата', en: 'Monthly payment' }, 6, { startsWith: 'contract-signed' }),
    ],
  },
};
