import { ACCEPTANCE_TERMS } from '#core/policies/acceptance-terms';
import type { PolicyPack, TrackRules } from '#core/policies/policy-pack';
import { TRACKS, queryRules } from '#core/policies/query-matrix';
import { TRACK_TITLES } from '#core/texts/track-titles';
import { VLADIMIR_MINIMA } from '#core/policies/vladimir-minima';
import type { Bilingual } from '#schemas/bilingual';

const STATE_BODIES = '210-ФЗ ст. 7.1; п. 3.2.2 регламента № 10 от 08.12.2015';

/** One monthly payment, granted once (clause 1.2); the commission proposes sum and term (clause 3.3.2). */
const offered = (title: Bilingual): TrackRules => ({
  title,
  source: 'пп. 1.2, 3.3.2 регламента № 10; срок: 178-ФЗ ст. 8.1',
  months: { atLeast: 3, atMost: 12 },
  payments: [
    {
      title: { ru: 'Ежемесячная денежная выплата', en: 'Monthly payment' },
      rhythm: 'monthly',
      startsWith: 'contract-signed',
      amount: { type: 'set-by-commission' },
    },
  ],
});

/** Order № 10 of 08.12.2015 in the edition of 07.12.2023, regional budget (clause 1.2). */
export const vladimirRegional: PolicyPack = {
  reference: { id: 'vladimir-regional', edition: '2023-12-07' },
  title: {
    ru: 'Владимирская область, социальный контракт за счёт областного бюджета',
    en: 'Vladimir region, social contract from the regional budget',
  },
  region: { code: '33', title: { ru: 'Владимирская область', en: 'Vladimir region' } },
  budget: 'regional',
  sources: ['приказ № 10 от 08.12.2015 в редакции от 07.12.2023 № 43-н', '178-ФЗ', '44-ФЗ', '210-ФЗ'],
  timeZone: 'Europe/Moscow',
  threshold: { numerator: 3, denominator: 2, of: 'family-mean' },
  readingsApart: ['above-one-minimum', 'equal-to-threshold'],
  familyRule: 'law-44',
  incomeLagMonths: 0,
  minima: VLADIMIR_MINIMA,
  selfEmploymentLookBackYears: 5,
  isGrantedOnce: true,
  applicantConditions: { permanentResidence: true, citizenship: true },
  tracks: {
    'job-search': offered(TRACK_TITLES['job-search']),
    training: offered(TRACK_TITLES.training),
    business: offered(TRACK_TITLES.business),
    'household-farm': offered(TRACK_TITLES['household-farm']),
    hardship: offered(TRACK_TITLES.hardship),
  },
  queries: queryRules({
    tracks: TRACKS,
    basis: STATE_BODIES,
    lookBackClause: 'п. 1.3(4)',
    also: {
      // Table 2 of the form counts business income in every direction.
      'self-employed-income': ['job-search', 'training', 'hardship'],
      'social-fund-payments': TRACKS,
      'passport-validity': TRACKS,
      // The aid is granted once (clause 1.2), and the direction pays for a business.
      'business-prior-support': ['business'],
    },
  }),
  notAsked: {},
  tolerance: { percent: 10, perMonth: 100_000 },
  freshnessDays: 30,
  procedure: {
    papersNotRequired: { ru: 'п. 2.6.6', en: 'clause 2.6.6' },
    additionalCheck: { ru: 'п. 3.2.3', en: 'clause 3.2.3' },
    noSuspension: { ru: 'п. 2.7', en: 'clause 2.7' },
    consents: { ru: 'пп. 1.3(3), 2.6.2', en: 'clauses 1.3(3), 2.6.2' },
    businessConsent: { ru: '152-ФЗ ст. 9', en: '152-FZ art. 9' },
    prolongation: 'п. 3.5',
  },
  terms: ACCEPTANCE_TERMS,
  termsFrom: 'own-act',
  clauses: {
    'identity-mismatch': '2.8.1',
    'name-lookalike': '2.8.1',
    'person-ambiguous': '2.8.1',
    'income-understated': '2.8.1',
    'income-overstated': '2.8.1',
    'income-undeclared-payer': '2.8.1',
    'income-declared-not-found': '2.8.1',
    'self-employment-payment-found': '1.3(4)',
    'business-undeclared': '2.8.1',
    'self-employed-undeclared': '2.8.1',
    'unemployment-status-differs': '2.8.1',
    'occupation-differs': '2.8.1',
    'alimony-deduction-unproven': '2.8.1',
    'answer-missing': '3.2.2',
    'answer-conflict': '3.2.2',
    'answer-stale': '3.4.6',
    'threshold-band': '1.2; 2.8.2',
    'plan-rejected': '2.8.3',
    'plan-needs-revision': '3.2.2',
    'plan-expired': '3.2.2',
    'training-not-passed': '3.2.2',
    'placement-conflict': '3.4.4',
    'other-application': '1.2',
    'records-conflict': '3.2.2',
    'minimum-unconfirmed': '1.2',
    'income-waived': '1.2',
    'consent-withdrawn': '1.3(3); 2.6.2',
    'teenager-without-occupation': '178-ФЗ ст. 8.1',
    'circumstance-not-recorded': '2.8.1',
    'citizenship-differs': '1.3(2)',
    'residence-differs': '1.3(1)',
    'passport-invalid': '2.8.1',
    'inn-found': '3.2.2',
    'prior-support-found': '1.2',
  },
};
