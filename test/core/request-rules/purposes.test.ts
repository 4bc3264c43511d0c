import { describe, expect, test } from 'vitest';
import { readVerificationRequest } from '#core/read-request';
import { type Purpose, Purpose as Purposes, type VerificationRequest } from '#schemas/verification-request';
import { concluded, planOf } from '#test/core/answered';
import { anna, aDeclaration, aRequest, consentOf, pavel, zoya } from '#test/core/family';

const declaration = aDeclaration({
  incomeMonths: ['2026-08', '2026-09', '2026-10'],
  income: [
    { subjectId: 'applicant', kind: 'labour', byMonth: ['10000', '10000', '10000'] },
    { subjectId: 'spouse', kind: 'other-social', byMonth: ['5000', '5000', '5000'] },
  ],
  selfEmploymentPayments: [{ subjectId: 'applicant', received: 'no' }],
  activity: [
    { subjectId: 'applicant', registeredUnemployed: false, entrepreneur: false, selfEmployed: false },
    { subjectId: 'spouse', entrepreneur: false },
  ],
  businessPlan: { reference: 'BP-1', activity: 'пекарня', requestedAmount: '350000' },
});

const later = (purpose: Purpose, changes: Partial<VerificationRequest> = {}): VerificationRequest =>
  aRequest({
    purpose,
    track: 'business',
    acceptedOn: '2027-01-25',
    appliedOn: '2026-11-23',
    subjects: [anna, pavel, zoya],
    consents: [
      consentOf('applicant', ['personal-data', 'contract', 'verification-and-visit', 'transfer-my-business']),
      consentOf('spouse'),
    ],
    declaration,
    ...changes,
  });

const kinds = (request: VerificationRequest): string[] =>
  Array.from(new Set(planOf(request).map(({ kind }) => kind)));

const EVERYTHING = [
  'income-by-payer',
  'entrepreneur-record',
  'self-employed-status',
  'company-roles',
  'unemployment-registration',
  'unemployment-benefits',
  'self-employment-payments',
  'business-plan-verdict',
  'business-training',
  'social-fund-payments',
  'passport-validity',
  'business-prior-support',
];

/** The phases P S M E A of the query matrix and the complaint, for the business track. */
const ASKED: Readonly<Record<Purpose, readonly string[]>> = {
  decision: EVERYTHING,
  'pre-signing': [
    'income-by-payer',
    'unemployment-registration',
    'self-employment-payments',
    'social-fund-payments',
    'passport-validity',
  ],
  monitoring: [
    'entrepreneur-record',
    'self-employed-status',
    'unemployment-registration',
    'business-training',
  ],
  prolongation: ['income-by-payer', 'unemployment-registration', 'self-employment-payments'],
  'contract-end': [
    'income-by-payer',
    'entrepreneur-record',
    'self-employed-status',
    // The applicant may have become a payer in the course of the contract.
    'self-employed-income',
    'unemployment-registration',
    'social-fund-payments',
  ],
  'post-contract': [
    'income-by-payer',
    'entrepreneur-record',
    'self-employed-status',
    // The applicant may have become a payer in the course of the contract.
    'self-employed-income',
    'unemployment-registration',
    'social-fund-payments',
  ],
  complaint: EVERYTHING,
};

describe('what a purpose allows', () => {
  test.each(Purposes.options)('%s', (purpose) => {
    const acceptedOn = purpose === 'decision' ? '2026-11-23' : '2027-01-25';

    expect(kinds(later(purpose, { acceptedOn }))).toEqual(ASKED[purpose]);
  });

  test.each(['2026-11-23', '2027-01-25'])(
    'the request of each purpose is read, accepted on %s',
    (acceptedOn) => {
      const purposes = Purposes.options.filter((purpose) => purpose !== 'decision');

      for (const purpose of purposes) {
        expect(readVerificationRequest(later(purpose, { acceptedOn })).type).toBe('read');
      }
    },
  );
});

describe('the days of a later check', () => {
  const periodsOf = (purpose: Purpose) =>
    Object.fromEntries(planOf(later(purpose)).map(({ kind, period }) => [kind, period]));

  test('a state is asked about as of the check, the look-back and the income as of the application', () => {
    expect(periodsOf('pre-signing')).toEqual({
      'income-by-payer': { type: 'report-year', year: 2026 },
      'unemployment-registration': { type: 'as-of', day: '2027-01-25' },
      'self-employment-payments': { type: 'days', from: '2021-11-23', to: '2026-11-22' },
      'social-fund-payments': { type: 'days', from: '2026-08-01', to: '2026-10-31' },
      'passport-validity': { type: 'as-of', day: '2027-01-25' },
    });
  });

  test('a complaint asks about the day of the application', () => {
    expect(periodsOf('complaint')['unemployment-registration']).toEqual({ type: 'as-of', day: '2026-11-23' });
  });

  test.each([
    ['decision', '2026-11-20', ['/appliedOn']],
    ['decision', '2027-01-25', ['/declaration/incomeMonths']],
    ['monitoring', '2027-01-26', ['/appliedOn', '/declaration/incomeMonths']],
    ['monitoring', '2019-11-23', ['/appliedOn', '/declaration/incomeMonths', '/policy/edition']],
  ] as const)('%s with the application on %s', (purpose, appliedOn, pointers) => {
    const outcome = readVerificationRequest(later(purpose, { appliedOn }));
    const found = outcome.type === 'wrong' ? outcome.errors.map(({ pointer }) => pointer).sort() : [];

    expect(found).toEqual(pointers);
  });
});

describe('what is not asked', () => {
  test.each(Purposes.options)('%s: nothing is called unanswered that was never asked', (purpose) => {
    const acceptedOn = purpose === 'decision' ? '2026-11-23' : '2027-01-25';
    const conclusion = concluded(later(purpose, { acceptedOn }), {});
    const unasked = conclusion.coverage.filter(({ evidence }) => evidence.length === 0);

    expect(unasked.every(({ state }) => state === 'not-covered')).toBe(true);
  });

  test('before signing the plan and the register of entrepreneurs are not covered, with the reason', () => {
    const { coverage } = concluded(later('pre-signing'), {});
    const item = (path: string) => coverage.find((covered) => covered.item === path);

    for (const path of ['business-plan/applicant', 'activity/applicant/entrepreneur']) {
      expect(item(path)).toMatchObject({
        state: 'not-covered',
        reason: {
          ru: 'Для этой цели проверки такой вопрос не задаётся (152-ФЗ ст. 5 ч. 5: не больше данных, чем нужно для цели).',
        },
      });
    }
  });

  test('a check that asked nothing about income judges the declared one', () => {
    const { income } = concluded(later('monitoring'), {});

    expect(income.declared.total).toBe(4_500_000);
    expect(income.recorded).toBeUndefined();
  });
});
