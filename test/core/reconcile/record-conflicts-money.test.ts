import { describe, expect, test } from 'vitest';
import type { VerificationRequest } from '#schemas/verification-request';
import { concluded, found, type Said } from '#test/core/answered';
import { conflictsIn, REQUEST } from '#test/core/conflicts';
import { aDeclaration } from '#test/core/family';
import { INN, OTHER_INN, payer, register } from '#test/core/labour';
import { course, pushed } from '#test/core/pushed';

describe('benefit and pay in one month', () => {
  const both = (benefit: number, pay: number, wage = '0'): [Said, VerificationRequest] => [
    {
      'unemployment-benefits/applicant': found({
        kind: 'unemployment-benefits',
        payments: [{ month: '2026-09', amount: benefit }],
      }),
      ...register(payer(INN, undefined, pay)),
    },
    {
      ...REQUEST,
      declaration: aDeclaration({
        income: [{ subjectId: 'applicant', kind: 'other', byMonth: [wage, '0', '0'] }],
      }),
    },
  ];
  const conflicts = ([said, request]: [Said, VerificationRequest]) => conflictsIn(said, [], request);
  const RECORDS = ['benefits', 'unemployment-benefits', 'income-by-payer'];

  test('names both records; whether it matters is computed', () => {
    expect(conflicts(both(500_000, 700_000))).toEqual([[...RECORDS, 'low', 'does-not-change-eligibility']]);
    // 3 × 30,036 roubles are the threshold; 5,000 + 7,000 + 78,108 stand on it, 5,000 less below it.
    expect(conflicts(both(500_000, 700_000, '78108'))).toEqual([[...RECORDS, 'high', 'changes-eligibility']]);
    expect(conflicts(both(500_000, 700_000, '78107.99'))).toEqual([
      [...RECORDS, 'low', 'does-not-change-eligibility'],
    ]);
    // The smaller of the two decides: a kopeck above the threshold plus 5,000 nothing helps.
    expect(conflicts(both(500_000, 700_000, '83108'))).toEqual([
      [...RECORDS, 'low', 'does-not-change-eligibility'],
    ]);
    expect(conflicts(both(500_000, 700_000, '83107.99'))).toEqual([
      [...RECORDS, 'high', 'changes-eligibility'],
    ]);
  });

  test('names who paid in that month, and the benefit of that month alone', () => {
    const september = payer(INN, 100_000, 700_000);
    const { discrepancies } = concluded(REQUEST, {
      'unemployment-benefits/applicant': found({
        kind: 'unemployment-benefits',
        payments: [
          { month: '2026-09', amount: 500_000 },
          { month: '2026-10', amount: 900_000 },
        ],
      }),
      ...register(
        { ...september, payer: { inn: INN, name: 'ООО «Ромашка»' } },
        { ...payer(OTHER_INN, undefined, 0), payer: { inn: OTHER_INN, name: 'ПАО «Хлеб»' } },
        { ...payer('5001007322', undefined, 300_000), payer: { inn: '5001007322', name: 'ИП Репкин' } },
      ),
    });
    const said = discrepancies.flatMap(({ conflict }) => (conflict === undefined ? [] : [conflict]));

    expect(said.map(({ prevailing, other }) => [prevailing.said.en, other.said.en])).toEqual([
      [
        'employment service: benefit for September 2026 5000.00 roubles',
        'income by payer: ООО «Ромашка»; ИП Репкин for September 2026 10000.00 roubles',
      ],
    ]);
  });

  test('one of them alone is no conflict', () => {
    expect(conflicts(both(500_000, 0))).toEqual([]);
    expect(conflicts(both(0, 700_000))).toEqual([]);
  });
});

describe('training', () => {
  test('two sources about one course: the later report goes first', () => {
    const conclusion = concluded(
      REQUEST,
      {},
      {
        events: [
          pushed(course('training-completed', '2026-11-20'), {
            id: 'a',
            source: 'one',
            reportedOn: '2026-11-21',
          }),
          pushed(course('training-dropped', '2026-11-10'), {
            id: 'b',
            source: 'two',
            reportedOn: '2026-11-22',
          }),
        ],
      },
    );
    const [finding] = conclusion.discrepancies.filter(({ kind }) => kind === 'records-conflict');

    expect(finding?.conflict?.prevailing.events).toEqual(['b']);
    expect(finding?.conflict?.other.events).toEqual(['a']);
    expect(finding?.explanation.ru).toMatch(
      /Первой учитывается.*прервано.*Против неё.*пройдено.*Решает человек/,
    );
    expect(finding?.explanation.en).toContain('A person decides');
    expect(finding?.clause).toBe('3.2.2');
  });

  test('one source that took up a course again has not contradicted itself', () => {
    expect(
      conflictsIn({}, [
        pushed(course('training-dropped', '2026-11-10'), { id: 'a' }),
        pushed(course('training-completed', '2026-11-20'), { id: 'b' }),
      ]),
    ).toEqual([]);
  });
});
