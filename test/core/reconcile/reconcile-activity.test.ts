import { describe, expect, test } from 'vitest';
import type { Facts, ReplyContent } from '#schemas/answer';
import type { Declaration } from '#schemas/declaration';
import type { Track } from '#schemas/verification-request';
import { concluded, found, kindsOf, stateOf } from '#test/core/answered';
import { aDeclaration, aRequest, anna, consentOf, pavel, zoya } from '#test/core/family';

type Activity = Omit<Declaration['activity'][number], 'subjectId'>;

const saying = (activity: Activity, track: Track = 'job-search') =>
  aRequest({
    track,
    declaration: aDeclaration({ activity: [{ subjectId: 'applicant', ...activity }] }),
  });

const entrepreneur = (registeredOn: string, ceasedOn?: string): ReplyContent =>
  found({
    kind: 'entrepreneur-record',
    ogrnip: '305500910900012',
    registeredOn,
    ...(ceasedOn === undefined ? {} : { ceasedOn }),
  });

describe('sole entrepreneurs', () => {
  const ITEM = 'activity/applicant/entrepreneur';

  test.each([
    ['active since long', entrepreneur('2020-01-01'), ['business-undeclared']],
    ['registered on the day of acceptance', entrepreneur('2026-11-23'), ['business-undeclared']],
    ['registered a day later', entrepreneur('2026-11-24'), []],
    ['ceased the day before', entrepreneur('2020-01-01', '2026-11-22'), []],
    ['ceased on the day of acceptance', entrepreneur('2020-01-01', '2026-11-23'), []],
    ['ceased a day later', entrepreneur('2020-01-01', '2026-11-24'), ['business-undeclared']],
  ])('declared none, %s', (_name, record, kinds) => {
    const conclusion = concluded(saying({ entrepreneur: false }), {
      'entrepreneur-record/applicant': record,
    });

    expect(kindsOf(conclusion)).toEqual(kinds);
    expect(stateOf(conclusion, ITEM)).toBe(kinds.length === 0 ? 'confirmed' : 'contradicted');
  });

  test.each([
    ['job-search', 'high'],
    ['business', 'medium'],
  ] as const)('undeclared in %s is %s, also where nothing was said', (track, severity) => {
    const conclusion = concluded(saying({}, track), {
      'entrepreneur-record/applicant': entrepreneur('2020-01-01'),
    });

    expect(conclusion.discrepancies).toMatchObject([{ kind: 'business-undeclared', severity }]);
    expect(stateOf(conclusion, ITEM)).toBe('no such item');
  });

  test('a declared business that is there is confirmed, one that is not there is not found', () => {
    const request = saying({ entrepreneur: true });

    expect(
      stateOf(concluded(request, { 'entrepreneur-record/applicant': entrepreneur('2020-01-01') }), ITEM),
    ).toBe('confirmed');
    expect(stateOf(concluded(request, {}), ITEM)).toBe('not-found');
  });

  test('no entry in the whole register confirms the claim to be none', () => {
    expect(stateOf(concluded(saying({ entrepreneur: false }), {}), ITEM)).toBe('confirmed');
  });

  test('silence confirms nothing', () => {
    const said = { 'entrepreneur-record/applicant': { outcome: 'unanswered' } } as const;

    expect(stateOf(concluded(saying({ entrepreneur: false }), said), ITEM)).toBe('no-answer');
  });

  test('somebody without ИНН could not be asked about, and coverage says why', () => {
    const { inn, ...withoutInn } = anna;
    const conclusion = concluded({ ...saying({ entrepreneur: false }), subjects: [withoutInn] }, {});
    const item = conclusion.coverage.find((covered) => covered.item === ITEM);

    expect(inn).toBeDefined();
    expect(item).toMatchObject({ state: 'not-covered', evidence: [] });
    expect(item?.reason?.ru).toContain('ИНН');
  });
});

describe('payers of the tax on professional income', () => {
  const ITEM = 'activity/applicant/self-employed';
  const status = (isPayer: boolean, asOf?: string) => ({
    'self-employed-status/applicant': found({
      kind: 'self-employed-status',
      isPayer,
      ...(asOf === undefined ? {} : { asOf }),
    }),
  });

  test.each([
    ['is one, said not', false, status(true), 'contradicted', ['self-employed-undeclared']],
    ['is none, said not', false, status(false), 'confirmed', []],
    ['is one, said so', true, status(true, '2026-11-23'), 'confirmed', []],
    ['is none, said so', true, status(false), 'contradicted', ['occupation-differs']],
    ['was none the day before', false, status(false, '2026-11-22'), 'stale', []],
  ] as const)('%s', (...[, selfEmployed, said, state, kinds]) => {
    const conclusion = concluded(saying({ selfEmployed }), said);

    expect(stateOf(conclusion, ITEM)).toBe(state);
    expect(kindsOf(conclusion)).toEqual(kinds);
  });
});

describe('registration at the employment service', () => {
  const ITEM = 'activity/applicant/registered-unemployed';
  type Periods = Extract<Facts, { kind: 'unemployment-registration' }>['periods'];
  const periods = (...list: Periods) => ({
    'unemployment-registration/applicant': found({ kind: 'unemployment-registration', periods: list }),
  });
  const unemployed = (from?: string, until?: string): Periods[number] => ({
    status: 'unemployed',
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  });

  test.each([
    ['open', true, [unemployed('2026-02-01')], 'confirmed'],
    ['without any day', true, [unemployed()], 'confirmed'],
    ['from the day of acceptance', true, [unemployed('2026-11-23')], 'confirmed'],
    ['until the day of acceptance', true, [unemployed('2026-02-01', '2026-11-23')], 'confirmed'],
    ['ended the day before', true, [unemployed('2026-02-01', '2026-11-22')], 'contradicted'],
    ['a day too late', true, [unemployed('2026-11-24')], 'contradicted'],
    ['never', true, [], 'contradicted'],
    ['never, and said so', false, [], 'confirmed'],
    ['open, but denied', false, [unemployed('2026-02-01')], 'contradicted'],
  ] as const)('%s', (...[, registeredUnemployed, list, state]) => {
    const conclusion = concluded(saying({ registeredUnemployed }), periods(...list));

    expect(stateOf(conclusion, ITEM)).toBe(state);
    expect(kindsOf(conclusion)).toEqual(state === 'contradicted' ? ['unemployment-status-differs'] : []);
  });

  test.each([
    ['job-search', [], 'high'],
    ['job-search', [{ status: 'job-seeker' as const }], 'low'],
    ['training', [], 'low'],
  ] as const)('in %s with %j: %s', (track, list, severity) => {
    const conclusion = concluded(saying({ registeredUnemployed: true }, track), periods(...list));

    expect(conclusion.discrepancies).toMatchObject([{ kind: 'unemployment-status-differs', severity }]);
  });

  test('a person whom the centre does not know is not "not registered"', () => {
    const conclusion = concluded(saying({ registeredUnemployed: true }), {
      'unemployment-registration/applicant': { outcome: 'not-found' },
    });

    expect(stateOf(conclusion, ITEM)).toBe('not-found');
    expect(conclusion.discrepancies).toEqual([]);
  });
});

describe('payments for self-employment (clause 1.3(4))', () => {
  const paidOn = (day: string, subjectId = 'applicant') => ({
    [`self-employment-payments/${subjectId}`]: found({
      kind: 'self-employment-payments',
      payments: [{ paidOn: day, purpose: 'self-employment', amount: 15_000_000 }],
    }),
  });

  test.each([
    ['2021-11-22', []],
    ['2021-11-23', ['self-employment-payment-found']],
    ['2026-11-22', ['self-employment-payment-found']],
    ['2026-11-23', []],
  ])('paid on %s: %j', (day, kinds) => {
    expect(kindsOf(concluded(aRequest(), paidOn(day)))).toEqual(kinds);
  });

  test('blocks, whoever of the family got it', () => {
    const request = aRequest({
      subjects: [anna, pavel, zoya],
      consents: [consentOf('applicant'), consentOf('spouse')],
      track: 'hardship',
    });
    const conclusion = concluded(request, paidOn('2024-05-01', 'child-1'));

    expect(conclusion.discrepancies).toMatchObject([
      {
        severity: 'blocking',
        clause: '1.3(4)',
        subjectId: 'child-1',
        effect: 'changes-eligibility',
        recorded: '150000.00',
      },
    ]);
    expect(stateOf(conclusion, 'self-employment-payments/child-1')).toBe('contradicted');
    expect(stateOf(conclusion, 'self-employment-payments/spouse')).toBe('confirmed');
  });

  test.each([
    ['yes', '2024-05-01', 'confirmed'],
    ['yes', '2020-05-01', 'not-found'],
    ['no', '2024-05-01', 'contradicted'],
    ['not-stated', '2024-05-01', 'contradicted'],
    ['not-stated', '2020-05-01', 'confirmed'],
  ] as const)('stated %s, paid on %s: %s', (received, day, state) => {
    const request = aRequest({
      declaration: aDeclaration({ selfEmploymentPayments: [{ subjectId: 'applicant', received }] }),
    });

    expect(stateOf(concluded(request, paidOn(day)), 'self-employment-payments/applicant')).toBe(state);
  });
});
