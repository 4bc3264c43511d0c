import { FEDERAL_ACCEPTANCE_TERMS } from '#core/policies/acceptance-terms';
import { FEDERAL_CLAUSES, FEDERAL_PROCEDURE } from '#core/policies/federal-clauses';
import { FEDERAL_TRACKS } from '#core/policies/federal-tracks';
import { JOB_LOSS_2022 } from '#core/policies/income-waivers';
import { notAsked } from '#core/policies/not-asked';
import type { PolicyPack } from '#core/policies/policy-pack';
import { queryRules } from '#core/policies/query-matrix';
import { LENINGRAD_MINIMA } from '#core/policies/leningrad-minima';

/** Leningrad region, 2022: support of citizens who lost their work after 1 March 2022 (order Пр-622 п. 1б). */
export const leningrad: PolicyPack = {
  reference: { id: 'leningrad', edition: '2022-03-01' },
  title: {
    ru: 'Ленинградская область, социальный контракт',
    en: 'Leningrad region, social contract',
  },
  region: { code: '47', title: { ru: 'Ленинградская область', en: 'Leningrad region' } },
  budget: 'federal-cofinanced',
  sources: ['поручение Пр-622 п. 1б', 'ПП РФ № 296', 'ПП РФ № 2394 от 31.12.2020', '178-ФЗ ст. 8.1', '44-ФЗ'],
  timeZone: 'Europe/Moscow',
  threshold: { numerator: 1, denominator: 1, of: 'family-mean' },
  readingsApart: [],
  familyRule: 'law-44',
  incomeLagMonths: 0,
  incomeWaiver: JOB_LOSS_2022,
  minima: LENINGRAD_MINIMA,
  selfEmploymentLookBackYears: 5,
  tracks: {
    'job-search': FEDERAL_TRACKS['job-search'],
    business: FEDERAL_TRACKS.business,
    'household-farm': FEDERAL_TRACKS['household-farm'],
    hardship: FEDERAL_TRACKS.hardship,
  },
  queries: queryRules({
    tracks: ['job-search', 'business', 'household-farm', 'hardship'],
    basis: '210-ФЗ ст. 7.1; 178-ФЗ ст. 8.1',
    lookBackClause: '178-ФЗ ст. 8.1',
    // The loss of work is seen at the employment service, whatever the direction.
    also: { 'unemployment-registration': ['household-farm', 'hardship'] },
  }),
  notAsked: notAsked(['social-fund-payments', 'passport-validity', 'business-prior-support'], {
    ru: 'поручение Пр-622 п. 1б называет занятость потерявших работу после 01.03.2022 и этого реестра не называет',
    en: 'order Pr-622 p. 1(b) is about those who lost their work after 01.03.2022 and does not name this register',
  }),
  tolerance: { percent: 10, perMonth: 100_000 },
  freshnessDays: 30,
  terms: FEDERAL_ACCEPTANCE_TERMS,
  termsFrom: 'model',
  clauses: FEDERAL_CLAUSES,
  procedure: FEDERAL_PROCEDURE,
  countsJobLossSince: '2022-03-01',
};
