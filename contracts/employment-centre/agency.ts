import { employmentChannel } from '#contracts/employment-centre/channel';
import { selfEmploymentPayments } from '#contracts/employment-centre/self-employment-payments';
import { unemploymentBenefits } from '#contracts/employment-centre/unemployment-benefits';
import { unemploymentRegistration } from '#contracts/employment-centre/unemployment-registration';
import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import type { Agency } from '#core/agency';

/** Центры занятости населения (Роструд). */
export const employmentCentre: Agency = {
  id: 'employment-centre',
  title: { ru: 'Центр занятости населения', en: 'Employment centre' },
  endpoints: {
    smev: {
      title: { ru: 'СМЭВ 3: запросы и очередь ответов', en: 'СМЭВ 3: questions and answer queue' },
      callsPerSecond: 50,
      network: 'private',
      signature: smevSignature(employmentChannel),
    },
  },
  informationTypes: [unemploymentRegistration, unemploymentBenefits, selfEmploymentPayments],
  answerQueue: smevAnswerQueue(employmentChannel),
  eventTypes: [
    'placement-reported',
    'placement-corrected',
    'placement-cancelled',
    'placement-terminated',
    'unemployed-registered',
    'unemployed-deregistered',
    'training-started',
    'training-completed',
    'training-dropped',
    'notice-withdrawn',
  ],
  maxConcurrency: 8,
  termWorkingDays: 5,
};
