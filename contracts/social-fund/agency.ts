import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import { socialFundChannel } from '#contracts/social-fund/channel';
import { socialFundPayments } from '#contracts/social-fund/social-fund-payments';
import type { Agency } from '#core/agency';

/** Социальный фонд России. */
export const socialFund: Agency = {
  id: 'social-fund',
  title: { ru: 'Социальный фонд России', en: 'Social Fund of Russia' },
  endpoints: {
    smev: {
      title: { ru: 'СМЭВ 3: запросы и очередь ответов', en: 'СМЭВ 3: questions and answer queue' },
      callsPerSecond: 50,
      network: 'private',
      signature: smevSignature(socialFundChannel),
    },
  },
  informationTypes: [socialFundPayments],
  answerQueue: smevAnswerQueue(socialFundChannel),
  maxConcurrency: 8,
  termWorkingDays: 5,
};
