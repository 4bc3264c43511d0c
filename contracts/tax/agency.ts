import { smevAnswerQueue } from '#contracts/protocols/smev3/answer-queue';
import { smevSignature } from '#contracts/protocols/smev3/signature';
import { taxChannel } from '#contracts/tax/channel';
import { companyRoles } from '#contracts/tax/company-roles';
import { entrepreneurRecord } from '#contracts/tax/entrepreneur-record';
import { incomeCertificate } from '#contracts/tax/income-certificate';
import { incomeByPayer } from '#contracts/tax/income-by-payer';
import { innByPassport } from '#contracts/tax/inn-by-passport';
import { selfEmployedIncome } from '#contracts/tax/self-employed-income';
import { selfEmployedStatus } from '#contracts/tax/self-employed-status';
import type { Agency } from '#core/agency';

/** Федеральная налоговая служба. */
export const tax: Agency = {
  id: 'tax',
  title: { ru: 'Федеральная налоговая служба', en: 'Federal Tax Service' },
  endpoints: {
    smev: {
      title: { ru: 'СМЭВ 3: запросы и очередь ответов', en: 'СМЭВ 3: questions and answer queue' },
      callsPerSecond: 50,
      network: 'private',
      signature: smevSignature(taxChannel),
    },
    npd: {
      title: { ru: 'Проверка статуса плательщика НПД', en: 'Check of the НПД status' },
      callsPerSecond: 20,
    },
    'npd-income': {
      title: { ru: 'Доход плательщиков НПД', en: 'Income of payers of НПД' },
      callsPerSecond: 20,
    },
  },
  informationTypes: [
    incomeByPayer,
    incomeCertificate,
    entrepreneurRecord,
    selfEmployedStatus,
    selfEmployedIncome,
    companyRoles,
    innByPassport,
  ],
  answerQueue: smevAnswerQueue(taxChannel),
  eventTypes: [
    'business-registered',
    'business-deregistered',
    'self-employed-registered',
    'self-employed-deregistered',
    'notice-withdrawn',
  ],
  maxConcurrency: 8,
  termWorkingDays: 5,
};
