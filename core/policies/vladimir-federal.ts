import { FEDERAL_ACCEPTANCE_TERMS } from '#core/policies/acceptance-terms';
import { FEDERAL_CLAUSES, FEDERAL_PROCEDURE } from '#core/policies/federal-clauses';
import { FEDERAL_TRACKS } from '#core/policies/federal-tracks';
import { notAsked } from '#core/policies/not-asked';
import type { PolicyPack } from '#core/policies/policy-pack';
import { queryRules } from '#core/policies/query-matrix';
import { VLADIMIR_MINIMA } from '#core/policies/vladimir-minima';

/**
 * The contract co-financed from the federal budget that the offices of the region run beside order № 10: rules of № 1931 of
 * 16.11.2023, in force since 01.01.2024, edition of № 173 of 18.02.2025. Training is a measure inside another direction.
 */
export const vladimirFederal: PolicyPack = {
  reference: { id: 'vladimir-federal', edition: '2025-02-18' },
  title: {
    ru: 'Владимирская область, социальный контракт с федеральным софинансированием',
    en: 'Vladimir region, social contract co-financed from the federal budget',
  },
  region: { code: '33', title: { ru: 'Владимирская область', en: 'Vladimir region' } },
  budget: 'federal-cofinanced',
  sources: [
    'ПП РФ № 1931 от 16.11.2023 в редакции № 107 от 02.02.2024 и № 173 от 18.02.2025',
    '178-ФЗ ст. 8.1',
    '44-ФЗ',
    'рекомендации Минтруда № 159 от 29.03.2024',
  ],
  timeZone: 'Europe/Moscow',
  threshold: { numerator: 1, denominator: 1, of: 'per-capita' },
  readingsApart: [],
  familyRule: 'rules-1931',
  incomeLagMonths: 1,
  minima: VLADIMIR_MINIMA,
  selfEmploymentLookBackYears: 5,
  tracks: {
    'job-search': FEDERAL_TRACKS['job-search'],
    business: FEDERAL_TRACKS.business,
    'household-farm': FEDERAL_TRACKS['household-farm'],
    hardship: FEDERAL_TRACKS.hardship,
  },
  queries: queryRules({
    tracks: ['job-search', 'business', 'household-farm', 'hardship'],
    basis: '210-ФЗ ст. 7.1; ПП РФ № 1931',
    lookBackClause: '178-ФЗ ст. 8.1',
  }),
  notAsked: notAsked(['social-fund-payments', 'passport-validity', 'business-prior-support'], {
    ru: 'перечень сведений по ПП РФ № 1931 не подтверждён по пунктам, а без названного пункта межведомственный запрос не имеет основания (210-ФЗ ст. 7.1)',
    en: 'the list of data under Decree No. 1931 is not confirmed clause by clause, and without a named clause a request to another body has no ground (210-FZ art. 7.1)',
  }),
  tolerance: { percent: 10, perMonth: 100_000 },
  freshnessDays: 30,
  maxProlongation: { numerator: 1, denominator: 2 },
  terms: FEDERAL_ACCEPTANCE_TERMS,
  termsFrom: 'model',
  clauses: {
    ...FEDERAL_CLAUSES,
    'income-understated': 'ПП РФ № 1931; 44-ФЗ ст. 4',
    'income-overstated': 'ПП РФ № 1931; 44-ФЗ ст. 4',
    'income-undeclared-payer': 'ПП РФ № 1931; 44-ФЗ ст. 4',
  },
  procedure: FEDERAL_PROCEDURE,
};
