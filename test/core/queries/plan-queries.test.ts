import { describe, expect, test } from 'vitest';
import { planQueries } from '#core/queries/plan-queries';
import type { Track } from '#schemas/verification-request';
import { PlannedQuery } from '#schemas/query';
import { CASE_ID, OFFERS, planOf, vladimir } from '#test/core/answered';
import { anna, aDeclaration, aRequest, consentOf, pavel, zoya } from '#test/core/family';
import type { VerificationRequest } from '#schemas/verification-request';

const EVERY_CONSENT = [
  'personal-data',
  'contract',
  'verification-and-visit',
  'transfer-my-business',
] as const;

const familyRequest = (track: Track) =>
  aRequest({
    track,
    subjects: [anna, pavel, zoya],
    consents: [consentOf('applicant', [...EVERY_CONSENT]), consentOf('spouse')],
    ...(track === 'business'
      ? {
          declaration: aDeclaration({
            businessPlan: { reference: 'BP-1', activity: 'пекарня', requestedAmount: '350000' },
          }),
        }
      : {}),
  });

const asked = (track: Track): string[] =>
  planOf(familyRequest(track)).map(({ kind, subjectId }) => `${kind} ${subjectId}`);

const INCOME = ['income-by-payer applicant', 'income-by-payer spouse'];
const BUSINESS_STATE = [
  'entrepreneur-record applicant',
  'entrepreneur-record spouse',
  'self-employed-status applicant',
  'self-employed-status spouse',
];
const REGISTRATION = ['unemployment-registration applicant', 'unemployment-registration spouse'];
const BENEFITS = ['unemployment-benefits applicant', 'unemployment-benefits spouse'];
const PAYMENTS = [
  'self-employment-payments applicant',
  'self-employment-payments spouse',
  'self-employment-payments child-1',
];
const FUND_AND_PASSPORT = [
  'social-fund-payments applicant',
  'social-fund-payments spouse',
  'passport-validity applicant',
];
const BUSINESS_CENTRE = ['business-plan-verdict applicant', 'business-training applicant'];

describe('who is asked about what', () => {
  test.each([
    [
      'job-search',
      [...INCOME, ...BUSINESS_STATE, ...REGISTRATION, ...BENEFITS, ...PAYMENTS, ...FUND_AND_PASSPORT],
    ],
    [
      'training',
      [...INCOME, ...BUSINESS_STATE, ...REGISTRATION, ...BENEFITS, ...PAYMENTS, ...FUND_AND_PASSPORT],
    ],
    [
      'business',
      [
        ...INCOME,
        ...BUSINESS_STATE,
        // The business of the track is the applicant's: no other member is asked about.
        'company-roles applicant',
        ...REGISTRATION,
        ...BENEFITS,
        ...PAYMENTS,
        ...BUSINESS_CENTRE,
        ...FUND_AND_PASSPORT,
        'business-prior-support applicant',
      ],
    ],
    ['household-farm', [...INCOME, ...BUSINESS_STATE, ...BENEFITS, ...PAYMENTS, ...FUND_AND_PASSPORT]],
    ['hardship', [...INCOME, ...BENEFITS, ...PAYMENTS, ...FUND_AND_PASSPORT]],
  ] as const)('%s', (track, expected) => {
    expect(asked(track)).toEqual(expected);
  });

  test('somebody who turns eighteen on the day of acceptance is an adult, a day later not', () => {
    const grown = { ...zoya, group: 'working-age' as const, birthDate: '2008-11-23' };
    const minor = { ...grown, birthDate: '2008-11-24' };
    const kinds = (subjects: (typeof anna)[]) =>
      planOf(aRequest({ track: 'hardship', subjects })).filter(({ subjectId }) => subjectId === 'child-1');

    expect(kinds([anna, grown])).toHaveLength(4);
    expect(kinds([anna, minor]).map(({ kind }) => kind)).toEqual(['self-employment-payments']);
  });

  test('an identifier that is missing is not asked with', () => {
    const { inn, ...withoutInn } = anna;

    expect(inn).toBeDefined();
    expect(planOf(aRequest({ subjects: [withoutInn] })).map(({ kind }) => kind)).toEqual([
      'income-by-payer',
      'unemployment-registration',
      'unemployment-benefits',
      'self-employment-payments',
      'social-fund-payments',
      'passport-validity',
      // The key to the two questions that cannot be asked.
      'inn-by-passport',
    ]);
  });

  test('without a passport of the Russian Federation its validity is not asked', () => {
    const { identity, ...withoutPassport } = anna;

    expect(identity?.kind).toBe('passport-rf');
    expect(planOf(aRequest({ subjects: [withoutPassport] })).map(({ kind }) => kind)).not.toContain(
      'passport-validity',
    );
  });

  test('a child is asked about at the Social Fund only where such a payment is declared', () => {
    const asking = (income: VerificationRequest['declaration']['income']) =>
      planOf(aRequest({ subjects: [anna, zoya], declaration: aDeclaration({ income }) }))
        .filter(({ kind }) => kind === 'social-fund-payments')
        .map(({ subjectId }) => subjectId);
    const pension: VerificationRequest['declaration']['income'][number] = {
      subjectId: 'child-1',
      kind: 'state-pension',
      byMonth: ['0', '0', '100'],
    };

    expect(asking([])).toEqual(['applicant']);
    expect(asking([pension])).toEqual(['applicant', 'child-1']);
  });

  test.each([
    ['absent', [consentOf('applicant')]],
    ['of another person', [consentOf('applicant'), consentOf('spouse', ['transfer-my-business'])]],
    [
      'withdrawn on the day of acceptance',
      [{ ...consentOf('applicant', ['transfer-my-business']), withdrawnOn: '2026-11-23' }],
    ],
    ['given a day late', [{ ...consentOf('applicant', ['transfer-my-business']), givenOn: '2026-11-24' }]],
    [
      'expired the day before',
      [{ ...consentOf('applicant', ['transfer-my-business']), validUntil: '2026-11-22' }],
    ],
  ])('the business centre is not asked with a consent that is %s', (_name, consents) => {
    const plan = planOf(aRequest({ track: 'business', consents }));

    expect(plan.filter(({ agency }) => agency === 'my-business')).toEqual([]);
  });

  test('what no agency offers is not planned', () => {
    const offers = OFFERS.filter(({ agency }) => agency === 'tax');
    const plan = planQueries({ request: aRequest(), caseId: CASE_ID, policy: vladimir(), offers });

    expect(new Set(plan.map(({ agency }) => agency))).toEqual(new Set(['tax']));
  });
});

describe('the time that a question is about', () => {
  const periodOf = (acceptedOn: string, kind: string) =>
    planOf(aRequest({ acceptedOn, track: 'job-search' }))
      .filter((query) => query.kind === kind)
      .map(({ period }) => period);

  test('income: each report year that the window touches', () => {
    expect(periodOf('2026-11-23', 'income-by-payer')).toEqual([{ type: 'report-year', year: 2026 }]);
    expect(periodOf('2027-02-15', 'income-by-payer')).toEqual([
      { type: 'report-year', year: 2026 },
      { type: 'report-year', year: 2027 },
    ]);
    expect(periodOf('2027-01-11', 'income-by-payer')).toEqual([{ type: 'report-year', year: 2026 }]);
  });

  test('benefits: first to last day of the window', () => {
    expect(periodOf('2026-11-23', 'unemployment-benefits')).toEqual([
      { type: 'days', from: '2026-08-01', to: '2026-10-31' },
    ]);
    expect(periodOf('2024-03-31', 'unemployment-benefits')).toEqual([
      { type: 'days', from: '2023-12-01', to: '2024-02-29' },
    ]);
  });

  test('self-employment payments: five years back to the day before', () => {
    expect(periodOf('2026-11-23', 'self-employment-payments')).toEqual([
      { type: 'days', from: '2021-11-23', to: '2026-11-22' },
    ]);
    expect(periodOf('2024-02-29', 'self-employment-payments')).toEqual([
      { type: 'days', from: '2019-02-28', to: '2024-02-28' },
    ]);
  });

  test('a state is asked about as of the day of acceptance', () => {
    for (const kind of ['entrepreneur-record', 'self-employed-status', 'unemployment-registration']) {
      expect(periodOf('2026-11-23', kind)).toEqual([{ type: 'as-of', day: '2026-11-23' }]);
    }
  });
});

describe('identity of the questions', () => {
  test('planning twice, or from another order of offers, asks the same under the same ids', () => {
    const request = familyRequest('business');
    const reversed = planQueries({
      request,
      caseId: CASE_ID,
      policy: vladimir(),
      offers: [...OFFERS].reverse(),
    });

    expect(planOf(request)).toEqual(planOf(request));
    expect(reversed).toEqual(planOf(request));
  });

  test('every question is valid, has its own id and names the ground on which it is asked', () => {
    const plan = planOf(familyRequest('business'));

    expect(new Set(plan.map(({ queryId }) => queryId)).size).toBe(plan.length);
    for (const query of plan) {
      expect(PlannedQuery.parse(query)).toEqual(query);
      expect(query.lawfulBasis).toMatch(/ст\. \d/);
    }
  });
});
