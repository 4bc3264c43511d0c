import { interiorChannel } from '#contracts/interior-ministry/channel';
import { passportValidity } from '#contracts/interior-ministry/passport-validity';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import type { Agency } from '#core/agency';

/** МВД России. */
export const interiorMinistry: Agency = {
  id: 'interior-ministry',
  title: { ru: 'МВД России', en: 'Ministry of the Interior' },
  endpoints: {
    smev: {
      title: { ru: 'СМЭВ 3: запросы и очередь ответов', en: 'СМЭВ 3: questions and answer queue' },
      callsPerSecond: 50,
      network: 'private',
      signature: smevSignature(interiorChannel),
    },
  },
  informationTypes: [passportValidity],
  answerQueue: smevAnswerQueue(interiorChannel),
  maxConcurrency: 8,
  termWorkingDays: 5,
};
