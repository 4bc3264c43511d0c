import { FEDERAL_ACCEPTANCE_TERMS } from '#core/policies/acceptance-terms';
import { FEDERAL_CLAUSES, FEDERAL_PROCEDURE } from '#core/policies/federal-clauses';
import { FEDERAL_TRACKS } from '#core/policies/federal-tracks';
import { JOB_LOSS_2022 } from '#core/policies/income-waivers';
import { notAsked } from '#core/policies/not-asked';
import type { PolicyPack } from '#core/policies/policy-pack';
import { queryRules } from '#core/policies/query-matrix';
import { PENZA_MINIMA } from '#core/policies/penza-minima';
import type { Bilingual } from '#schemas/bilingual';

const OFFICE: Bilingual = { ru: 'орган социальной защиты', en: 'social protection office' };
const CENTRE: Bilingual = { ru: 'центр занятости населения', en: 'employment centre' };
const MUNICIPALITY: Bilingual = { ru: 'муниципалитет', en: 'municipality' };
const PREVENTION: Bilingual = { ru: 'органы системы профилактики', en: 'prevention bodies' };
const MY_BUSINESS: Bilingual = { ru: 'центр «Мой бизнес»', en: '“My Business” centre' };
const SERVICES: Bilingual = {
  ru: 'учреждения социального обслуживания',
  en: 'social service institutions',
};

/** Penza region, programme of 2021: 3,700 contracts, shares by direction, the main part signed by 1 April. */
export const penza: PolicyPack = {
  reference: { id: 'penza', edition: '2021-01-01' },
  title: { ru: 'Пензенская область, социальный контракт', en: 'Penza region, social contract' },
  region: { code: '58', title: { ru: 'Пензенская область', en: 'Penza region' } },
  budget: 'federal-cofinanced',
  sources: ['порядок Пензенской области 2021 года', 'ПП РФ № 2394 от 31.12.2020', '178-ФЗ ст. 8.1', '44-ФЗ'],
  timeZone: 'Europe/Moscow',
  threshold: { numerator: 1, denominator: 1, of: 'family-mean' },
  readingsApart: [],
  familyRule: 'law-44',
  incomeLagMonths: 0,
  incomeWaiver: JOB_LOSS_2022,
  minima: PENZA_MINIMA,
  selfEmploymentLookBackYears: 5,
  tracks: {
    'job-search': {
      ...FEDERAL_TRACKS['job-search'],
      months: { atLeast: 3, atMost: 12 },
      participants: [OFFICE, CENTRE, MUNICIPALITY, PREVENTION],
      quota: { atLeastPercent: 30 },
    },
    training: {
      ...FEDERAL_TRACKS.training,
      participants: [OFFICE, CENTRE, MUNICIPALITY],
      quota: { atLeastPercent: 10 },
    },
    business: {
      ...FEDERAL_TRACKS.business,
      participants: [OFFICE, CENTRE, MUNICIPALITY, MY_BUSINESS],
      quota: { atMostPercent: 10 },
    },
    hardship: {
      ...FEDERAL_TRACKS.hardship,
      months: { atLeast: 3, atMost: 12 },
      participants: [OFFICE, SERVICES, MUNICIPALITY, PREVENTION],
      quota: { atMostPercent: 50 },
    },
  },
  queries: queryRules({
    tracks: ['job-search', 'training', 'business', 'hardship'],
    basis: '210-ФЗ ст. 7.1; порядок Пензенской области 2021 года',
    lookBackClause: '178-ФЗ ст. 8.1',
    // The region's list leaves the employment centre out of hardship. The ban on a second grant after self-employment
    // payments binds every member in every direction all the same: to switch it off, name that kind here too.
    // The list names «Мой бизнес» in this direction and in no other (table of participants).
    also: { 'business-prior-support': ['business'] },
    without: { 'unemployment-benefits': ['hardship'] },
  }),
  notAsked: notAsked(['social-fund-payments', 'passport-validity'], {
    ru: 'перечень участников в порядке Пензенской области 2021 года его не называет',
    en: 'the list of participants in the rules of Penza region of 2021 does not name it',
  }),
  tolerance: { percent: 10, perMonth: 100_000 },
  freshnessDays: 30,
  terms: FEDERAL_ACCEPTANCE_TERMS,
  termsFrom: 'model',
  clauses: FEDERAL_CLAUSES,
  procedure: FEDERAL_PROCEDURE,
  calendarTargets: [
    {
      monthDay: '04-01',
      of: 'contracts',
      title: { ru: 'Заключена основная часть контрактов', en: 'The main part of the contracts is signed' },
    },
    { monthDay: '11-15', of: 'funds', title: { ru: 'Средства освоены', en: 'The funds are used' } },
  ],
  plan: {
    year: 2021,
    total: 3_700,
    known: {},
    note: {
      ru: 'Известен только итог; разбивки по муниципалитетам нет.',
      en: 'Only the total is known; there is no breakdown by municipality.',
    },
  },
};
