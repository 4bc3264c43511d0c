import { describe, expect, test } from 'vitest';
import type { MatchedEvent } from '#core/ports';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { Subject } from '#schemas/person';
import { concluded, found, kindsOf, type Said, stateOf } from '#test/core/answered';
import { anna, aRequest } from '#test/core/family';
import { INN, payer, register } from '#test/core/labour';

const being = (occupation: Subject['occupation']) =>
  aRequest({ subjects: [{ ...anna, ...(occupation === undefined ? {} : { occupation }) }] });

const ITEM = 'occupation/applicant';
const paid = register(payer(INN, 1_000_000, 0, 0));
const registered: Said = {
  'unemployment-registration/applicant': found({
    kind: 'unemployment-registration',
    periods: [{ status: 'unemployed', from: '2026-09-01' }],
  }),
};

describe('main occupation', () => {
  test.each([
    ['unemployed', 'paid in the window', paid, 'contradicted'],
    ['unemployed', 'registered', registered, 'confirmed'],
    ['unemployed', 'nothing known', {}, 'not-covered'],
    [
      'unemployed',
      'the centre silent',
      { 'unemployment-registration/applicant': { outcome: 'unanswered' } },
      'no-answer',
    ],
    [
      'unemployed',
      'the tax service silent',
      { 'income-by-payer/applicant': { outcome: 'unanswered' } },
      'no-answer',
    ],
    ['working', 'paid in the window', paid, 'confirmed'],
    ['working', 'zero in every month', register(payer(INN, 0, 0, 0)), 'not-found'],
    ['working', 'nothing known', {}, 'not-found'],
    ['homemaker', 'paid in the window', paid, 'not-covered'],
  ] as const)('%s, %s', (...[occupation, , said, state]) => {
    expect(stateOf(concluded(being(occupation), said), ITEM)).toBe(state);
  });

  test('declared unemployed, yet paid: medium', () => {
    const findings = concluded(being('unemployed'), paid).discrepancies;

    expect(findings).toMatchObject([
      { kind: 'income-undeclared-payer' },
      { kind: 'occupation-differs', severity: 'medium', declared: 'unemployed' },
    ]);
  });
});

describe('declared unemployed, paid in August, the first month of the period', () => {
  const centre = (from?: string, status: 'unemployed' | 'job-seeker' = 'unemployed'): Said => ({
    'unemployment-registration/applicant': found({
      kind: 'unemployment-registration',
      periods: [{ status, ...(from === undefined ? {} : { from }) }],
    }),
  });

  test.each([
    { why: 'registered after the last pay', said: centre('2026-09-01'), state: 'confirmed' },
    { why: 'registered in the month of the last pay', said: centre('2026-08-02'), state: 'confirmed' },
    { why: 'registered since a day that nobody names', said: centre(), state: 'confirmed' },
    { why: 'registered for all of August', said: centre('2026-08-01'), state: 'contradicted' },
    {
      why: 'a job-seeker, who may have a job',
      said: centre('2026-09-01', 'job-seeker'),
      state: 'contradicted',
    },
    { why: 'not registered', said: {}, state: 'contradicted' },
  ])('$why: $state', ({ said, state }) => {
    const conclusion = concluded(being('unemployed'), { ...paid, ...said });

    expect(stateOf(conclusion, ITEM)).toBe(state);
    expect(kindsOf(conclusion).includes('occupation-differs')).toBe(state === 'contradicted');
  });
});

describe('a job reported by the centre', () => {
  const reported = (id: string, startOn = '2026-11-24'): EmploymentEvent => ({
    schemaVersion: '1',
    source: 'employment-centre',
    sourceEventId: id,
    reportedOn: '2026-11-25',
    subject: { snils: anna.snils },
    type: 'placement-reported',
    placement: { employer: { inn: INN, name: 'ООО «Ромашка»' }, startOn, confirmation: 'employer' },
  });
  const matched = (...events: EmploymentEvent[]): MatchedEvent[] =>
    events.map((event) => ({ subjectId: 'applicant', event, receivedAt: '2026-11-25T09:00:00.000Z' }));

  test('of somebody declared unemployed is a remark', () => {
    const conclusion = concluded(being('unemployed'), registered, { events: matched(reported('e1')) });

    expect(conclusion.discrepancies).toMatchObject([
      {
        kind: 'occupation-differs',
        severity: 'info',
        effect: 'does-not-change-eligibility',
        nextStep: { en: 'Nothing to do; take note of it.' },
      },
    ]);
    expect(conclusion.placements).toMatchObject([{ state: 'reported', startOn: '2026-11-24' }]);
    expect(conclusion.status).toBe('confirmed-with-remarks');
  });

  test('of anybody else is a fact without remark', () => {
    expect(kindsOf(concluded(being('homemaker'), {}, { events: matched(reported('e1')) }))).toEqual([]);
  });

  test('with two start days goes to a person', () => {
    const events = matched(reported('e1'), reported('e2', '2026-12-01'));
    const conclusion = concluded(being('homemaker'), {}, { events });

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'placement-conflict', severity: 'medium', item: 'placement/applicant' },
    ]);
    expect(conclusion.placements).toHaveLength(2);
  });
});
