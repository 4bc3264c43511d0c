import { describe, expect, test } from 'vitest';
import { concluded, kindsOf, stateOf } from '#test/core/answered';
import { aRequest } from '#test/core/family';
import { AUGUST, declaring, INN, OCTOBER, OTHER_INN, payer, register, wages } from '#test/core/labour';

describe('declared against recorded, month by month', () => {
  test('equal sums are confirmed and leave nothing to say', () => {
    const conclusion = concluded(
      declaring(wages(['100', '200.50', '300'], INN)),
      register(payer(INN, 10_000, 20_050, 30_000)),
    );

    expect([AUGUST, OCTOBER].map((item) => stateOf(conclusion, item))).toEqual(['confirmed', 'confirmed']);
    expect(conclusion.discrepancies).toEqual([]);
    expect(conclusion.income.recorded).toEqual(conclusion.income.declared);
  });

  test('without a named payer the sums over all payers are compared', () => {
    const conclusion = concluded(
      declaring(wages(['100', '200', '300'])),
      register(payer(INN, 5000, 20_000, 30_000), payer(OTHER_INN, 5000)),
    );

    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(conclusion.discrepancies).toEqual([]);
  });

  test('more than declared, beyond the tolerance', () => {
    const conclusion = concluded(
      declaring(wages(['10000', '10000', '10000'], INN)),
      register(payer(INN, 1_000_000, 1_000_000, 1_150_000)),
    );

    expect(stateOf(conclusion, OCTOBER)).toBe('contradicted');
    expect(conclusion.discrepancies).toMatchObject([
      {
        kind: 'income-understated',
        severity: 'medium',
        item: OCTOBER,
        declared: '10000.00',
        recorded: '11500.00',
        difference: 150_000,
        effect: 'does-not-change-eligibility',
        clause: '2.8.1',
      },
    ]);
    expect(conclusion.income.recorded?.total).toBe(3_150_000);
    expect(conclusion.status).toBe('discrepancies');
  });

  test('pay is compared before tax: what was declared after 13 percent differs from the record', () => {
    const conclusion = concluded(
      declaring(wages(['26100', '26100', '30000'], INN)),
      register(payer(INN, 3_000_000, 3_000_000, 3_000_000)),
    );

    expect([AUGUST, OCTOBER].map((item) => stateOf(conclusion, item))).toEqual(['contradicted', 'confirmed']);
    expect(conclusion.discrepancies[0]).toMatchObject({
      declared: '26100.00',
      recorded: '30000.00',
      difference: 390_000,
    });
  });

  test.each([
    ['1,000 roubles exactly', '5000', 600_000, 'low'],
    ['1,000 roubles and a kopeck', '5000', 600_001, 'medium'],
    ['ten percent exactly', '20000', 2_200_000, 'low'],
    ['ten percent and a kopeck', '20000', 2_200_001, 'medium'],
    ['anything where nothing was declared', '0', 100_001, 'medium'],
  ])('tolerance: %s', (...[, declared, recorded, severity]) => {
    const conclusion = concluded(
      declaring(wages([declared, '0', '0'], INN)),
      register(payer(INN, recorded, 0, 0)),
    );

    expect(conclusion.discrepancies.map((finding) => finding.severity)).toEqual([severity]);
  });

  test('more than declared and over the threshold changes eligibility: high', () => {
    const conclusion = concluded(
      declaring(wages(['30000', '30000', '30000'], INN)),
      // 3 × 1.5 × 20,024 roubles are 90,108.
      register(payer(INN, 3_000_000, 3_000_000, 3_010_800)),
    );

    expect(conclusion.income.declared.belowThreshold).toBe(true);
    expect(conclusion.income.recorded).toMatchObject({ belowThreshold: false, equalsThreshold: true });
    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-understated', severity: 'high', effect: 'changes-eligibility', difference: 10_800 },
      { kind: 'threshold-band', severity: 'info' },
    ]);
  });

  test('less than declared is low', () => {
    const conclusion = concluded(
      declaring(wages(['10000', '10000', '10000'], INN)),
      register(payer(INN, 1_000_000, 1_000_000, 500_000)),
    );

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-overstated', severity: 'low', difference: -500_000 },
    ]);
    expect(conclusion.status).toBe('confirmed-with-remarks');
  });

  test('less than declared where the family would be below the threshold is high', () => {
    const conclusion = concluded(
      declaring(wages(['31000', '31000', '31000'], INN)),
      register(payer(INN, 3_100_000, 3_100_000, 2_800_000)),
    );

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-overstated', severity: 'high', effect: 'changes-eligibility' },
      { kind: 'threshold-band' },
    ]);
  });

  test('every named payer is compared with itself', () => {
    const conclusion = concluded(
      declaring(wages(['100', '100', '100'], INN), wages(['50', '50', '50'], OTHER_INN)),
      register(payer(INN, 10_000, 10_000, 10_000), payer(OTHER_INN, 5000, 5000, 7000)),
    );

    expect(stateOf(conclusion, 'income/applicant/labour/1/2026-10')).toBe('confirmed');
    expect(stateOf(conclusion, 'income/applicant/labour/2/2026-10')).toBe('contradicted');
    expect(kindsOf(conclusion)).toEqual(['income-understated']);
  });

  test('several entries of one payer in one month are added up', () => {
    const conclusion = concluded(
      declaring(wages(['100', '0', '0'], INN)),
      register(payer(INN, 4000, 0, 0), payer(INN, 6000)),
    );

    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
  });

  test('a payer that the family did not name', () => {
    const conclusion = concluded(
      declaring(wages(['100', '100', '100'], INN)),
      register(payer(INN, 10_000, 10_000, 10_000), payer(OTHER_INN, undefined, 700_000, 800_000)),
    );

    expect(conclusion.discrepancies).toMatchObject([
      {
        kind: 'income-undeclared-payer',
        severity: 'medium',
        item: 'income/applicant/labour',
        recorded: '15000.00',
      },
    ]);
    expect(conclusion.income.recorded?.total).toBe(30_000 + 1_500_000);
  });

  test('a payer that paid nothing is nothing to mention', () => {
    expect(concluded(aRequest(), register(payer(INN, 0, 0, 0))).discrepancies).toEqual([]);
  });

  test('a payer of somebody who declared no wages at all', () => {
    const conclusion = concluded(aRequest(), register(payer(INN, 10_000_000)));

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'income-undeclared-payer', severity: 'high', effect: 'changes-eligibility' },
    ]);
  });

  test('a named payer under another number is not counted twice', () => {
    const conclusion = concluded(
      declaring(wages(['21000', '21000', '21000'], INN)),
      register(payer(OTHER_INN, 2_100_000, 2_100_000, 2_100_000)),
    );

    expect(conclusion.income.recorded?.total).toBe(6_300_000);
    expect(kindsOf(conclusion)).toEqual([
      'income-declared-not-found',
      'income-declared-not-found',
      'income-declared-not-found',
      'income-undeclared-payer',
      'threshold-band',
    ]);
  });

  test('a named payer not found beside a smaller other one keeps its declared amount', () => {
    const conclusion = concluded(
      declaring(wages(['20000', '0', '0'], INN)),
      register(payer(OTHER_INN, 500_000)),
    );

    expect(conclusion.income.recorded?.total).toBe(2_000_000);
  });
});
