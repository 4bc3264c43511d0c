import { describe, expect, test } from 'vitest';
import { planQueries } from '#core/queries/plan-queries';
import { policies } from '#core/policies/registry';
import type { Declaration } from '#schemas/declaration';
import type { Track } from '#schemas/verification-request';
import { CASE_ID, concluded, found, kindsOf, OFFERS, type Said, stateOf } from '#test/core/answered';
import { aDeclaration, aRequest, anna, consentOf, pavel } from '#test/core/family';
import { AUGUST, INN, MONTHS, OCTOBER, OTHER_INN, payer, register } from '#test/core/labour';

type Row = Omit<Declaration['income'][number], 'subjectId'>;

const labour = (byMonth: [string, string, string], inn?: string): Row => ({
  kind: 'labour',
  byMonth,
  ...(inn === undefined ? {} : { payer: { inn } }),
});

const request = (...income: Row[]) =>
  aRequest({
    declaration: aDeclaration({
      income: income.map((row) => ({ subjectId: 'applicant', ...row })),
      activity: [{ subjectId: 'applicant', selfEmployed: true }],
    }),
  });

/** Receipts of August to October in roubles; October may still be open. */
const receipts = (amounts: readonly number[], closedThrough = '2026-10'): Said => ({
  'self-employed-status/applicant': found({ kind: 'self-employed-status', isPayer: true }),
  'self-employed-income/applicant': found({
    kind: 'self-employed-income',
    closedThrough,
    payments: amounts.map((roubles, index) => ({ month: MONTHS[index] ?? '', amount: roubles * 100 })),
  }),
});

const totalOf = (conclusion: ReturnType<typeof concluded>): number | undefined =>
  conclusion.income.recorded?.total;

const UNNAMED = labour(['15000', '15000', '15000']);
const BOTH = labour(['18000', '18000', '18000']);
const WAGES = register(payer(INN, 1_000_000, 1_000_000, 1_000_000));

describe('receipts alone, nobody has reported wages', () => {
  test.each([
    ['as declared', [15_000, 15_000, 15_000], 'confirmed', [], 4_500_000],
    ['more in October', [15_000, 15_000, 20_000], 'contradicted', ['income-understated'], 5_000_000],
    [
      'less in October: pay may follow',
      [15_000, 15_000, 100],
      'not-found',
      ['income-declared-not-found'],
      4_500_000,
    ],
  ] as const)('%s', (...[, amounts, state, kinds, total]) => {
    const conclusion = concluded(request(UNNAMED), receipts(amounts));

    expect(stateOf(conclusion, OCTOBER)).toBe(state);
    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(kindsOf(conclusion)).toEqual(kinds);
    expect(totalOf(conclusion)).toBe(total);
  });

  test.each([
    [[15_000, 15_000, 15_000], 'confirmed'],
    [[15_000, 15_000, 100], 'no-answer'],
  ] as const)('the register of payers is silent, receipts %j', (amounts, state) => {
    const said = { ...receipts(amounts), 'income-by-payer/applicant': { outcome: 'unanswered' } } as const;

    expect(stateOf(concluded(request(UNNAMED), said), OCTOBER)).toBe(state);
  });

  test('not declared at all: an undeclared source with the sum of the whole period', () => {
    const conclusion = concluded(request(), receipts([15_000, 0, 5_000]));

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-undeclared-payer', recorded: '20000.00', clause: '2.8.1' },
    ]);
    expect(totalOf(conclusion)).toBe(2_000_000);
  });
});

describe('wages and receipts of one person', () => {
  test('are added up before they are compared', () => {
    const conclusion = concluded(request(BOTH), { ...WAGES, ...receipts([8_000, 8_000, 8_000]) });

    expect(stateOf(conclusion, OCTOBER)).toBe('confirmed');
    expect(conclusion.discrepancies).toEqual([]);
    expect(totalOf(conclusion)).toBe(5_400_000);
  });

  test('an open month proves no overstatement, a closed one does', () => {
    const little = [8_000, 8_000, 1_000];
    const open = concluded(request(BOTH), { ...WAGES, ...receipts(little, '2026-09') });
    const closed = concluded(request(BOTH), { ...WAGES, ...receipts(little) });

    expect([stateOf(open, OCTOBER), totalOf(open)]).toEqual(['not-found', 5_400_000]);
    expect([stateOf(closed, OCTOBER), totalOf(closed)]).toEqual(['contradicted', 4_700_000]);
    expect(kindsOf(closed)).toEqual(['income-overstated']);
  });
});

describe('the same money is never counted twice', () => {
  const amounts = [15_000, 15_000, 15_000];

  test('declared as other income', () => {
    const row: Row = { kind: 'other', byMonth: ['15000', '15000', '15000'] };
    const conclusion = concluded(request(row), receipts(amounts));

    expect(conclusion.discrepancies).toEqual([]);
    expect(totalOf(conclusion) ?? conclusion.income.declared.total).toBe(4_500_000);
  });

  test.each([
    ['all of them', [15_000, 15_000, 15_000]],
    ['less than declared', [10_000, 10_000, 10_000]],
  ])('%s within other income: the wages beside it rest on their payer alone', (_name, paid) => {
    const other: Row = { kind: 'other', byMonth: ['15000', '15000', '15000'] };
    const wages = labour(['10000', '10000', '10000'], INN);
    const conclusion = concluded(request(wages, other), { ...WAGES, ...receipts(paid) });
    const [august] = conclusion.coverage.filter(({ item }) => item === AUGUST);

    expect(august).toMatchObject({ state: 'confirmed' });
    expect(august?.evidence).toHaveLength(1);
    // 25,000 roubles a month lie between the minimum and one and a half of it.
    expect(kindsOf(conclusion)).toEqual(['threshold-band']);
  });

  test('a part declared as other income: only the rest counts beside it', () => {
    const row: Row = { kind: 'other', byMonth: ['10000', '15000', '15000'] };

    expect(totalOf(concluded(request(row), receipts(amounts)))).toBe(4_500_000);
  });

  test('the declared payer is a client', () => {
    const conclusion = concluded(request(labour(['15000', '15000', '15000'], OTHER_INN)), receipts(amounts));

    expect(kindsOf(conclusion)).not.toContain('income-undeclared-payer');
    expect(totalOf(conclusion) ?? conclusion.income.declared.total).toBe(4_500_000);
  });

  test('spread over the months in which it was earned (44-ФЗ art. 9)', () => {
    const row: Row = { kind: 'labour', earnedOver: { from: '2026-08', to: '2026-10', amount: '45000' } };
    const conclusion = concluded(request(row), receipts(amounts));

    expect(conclusion.discrepancies).toEqual([]);
    expect(totalOf(conclusion) ?? conclusion.income.declared.total).toBe(4_500_000);
  });
});

describe('who is asked', () => {
  const askedIn = (id: string, track: Track) => {
    const policy = policies.find(({ reference }) => reference.id === id);
    if (policy === undefined) throw new Error('no policy');
    const family = aRequest({
      track,
      policy: policy.reference,
      subjects: [anna, { ...pavel, relation: 'spouse' }],
      consents: [consentOf('applicant'), consentOf('spouse')],
      declaration: aDeclaration({
        activity: [
          { subjectId: 'applicant', selfEmployed: false },
          { subjectId: 'spouse', selfEmployed: true },
        ],
      }),
    });
    return planQueries({ request: family, caseId: CASE_ID, policy, offers: OFFERS })
      .filter(({ kind }) => kind === 'self-employed-income')
      .map(({ subjectId, period, lawfulBasis }) => ({ subjectId, period, lawfulBasis }));
  };

  test('only the declared payer, about the accounting period', () => {
    expect(askedIn('vladimir-regional', 'hardship')).toEqual([
      {
        subjectId: 'spouse',
        period: { type: 'days', from: '2026-08-01', to: '2026-10-31' },
        lawfulBasis: '210-ФЗ ст. 7.1; п. 3.2.2 регламента № 10 от 08.12.2015; 44-ФЗ ст. 4',
      },
    ]);
  });

  test.each([
    ['vladimir-federal', 'business', 1],
    ['vladimir-federal', 'household-farm', 1],
    ['vladimir-federal', 'hardship', 0],
    ['penza', 'job-search', 0],
  ] as const)('%s, %s: %i', (id, track, count) => {
    expect(askedIn(id, track)).toHaveLength(count);
  });
});
