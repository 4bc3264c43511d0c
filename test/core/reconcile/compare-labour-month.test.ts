import { describe, expect, test } from 'vitest';
import { compareLabourMonth, type RecordedPayer } from '#core/reconcile/compare-labour-month';
import type { DeclaredAmount } from '#core/reconcile/income-rows';

/** Sums in kopecks; `A` and `B` are payers by number, a row or payer without one has none. */
const row = (item: string, amount: number, payerInn?: string): DeclaredAmount => ({
  item,
  amount,
  isSpread: false,
  ...(payerInn === undefined ? {} : { payerInn }),
});
const paid = (key: string, amount: number, inn?: string): RecordedPayer => ({
  key,
  name: key,
  amount,
  ...(inn === undefined ? {} : { inn }),
});
const compared = (declared: DeclaredAmount[], recorded: RecordedPayer[]) =>
  compareLabourMonth({ declared, recorded, isClosed: false });

describe('rows without a payer, together with the payers that no row names', () => {
  test('differ as one sum, and the first row speaks for all', () => {
    const { amounts, correction } = compared([row('1', 100), row('2', 200)], [paid('A', 450, 'A')]);

    expect(amounts).toEqual([
      {
        item: '1',
        declared: 100,
        state: 'contradicted',
        difference: { declared: 300n, recorded: 450n },
      },
      { item: '2', declared: 200, state: 'contradicted' },
    ]);
    expect(correction).toBe(150n);
  });

  test('agree as one sum, without a difference', () => {
    const { amounts, correction, undeclared } = compared(
      [row('1', 100), row('2', 200)],
      [paid('A', 300, 'A')],
    );

    expect(amounts).toEqual([
      { item: '1', declared: 100, state: 'confirmed' },
      { item: '2', declared: 200, state: 'confirmed' },
    ]);
    expect(correction).toBe(0n);
    expect(undeclared).toEqual([]);
  });

  test('less recorded than declared lowers the sum', () => {
    expect(compared([row('1', 500)], [paid('A', 300, 'A')]).correction).toBe(-200n);
  });

  test('a payer without a number is one of the others, not the payer of such a row', () => {
    const { amounts, correction } = compared([row('1', 100)], [paid('a person', 100), paid('B', 50, 'B')]);

    expect(amounts).toEqual([
      {
        item: '1',
        declared: 100,
        state: 'contradicted',
        difference: { declared: 100n, recorded: 150n },
      },
    ]);
    expect(correction).toBe(50n);
  });

  test('stay as declared where every payer is named by another row', () => {
    const { amounts, correction } = compared([row('1', 100, 'A'), row('2', 50)], [paid('A', 130, 'A')]);

    expect(amounts).toEqual([
      {
        item: '1',
        declared: 100,
        state: 'contradicted',
        difference: { declared: 100n, recorded: 130n },
      },
      { item: '2', declared: 50, state: 'not-found' },
    ]);
    expect(correction).toBe(30n);
  });
});

describe('a named payer that has not reported, beside payers that no row names', () => {
  test.each([
    { recorded: 300, correction: 0n, why: 'less: the declared sum stays' },
    { recorded: 500, correction: 0n, why: 'equal: may be the same wage' },
    { recorded: 501, correction: 1n, why: 'a kopeck more: only what lies above is added' },
    { recorded: 800, correction: 300n, why: 'more: not added twice' },
  ])('$why', ({ recorded, correction }) => {
    const verdict = compared([row('1', 500, 'A')], [paid('B', recorded, 'B')]);

    expect(verdict.amounts).toEqual([{ item: '1', declared: 500, state: 'not-found' }]);
    expect(verdict.correction).toBe(correction);
    expect(verdict.undeclared.map(({ key }) => key)).toEqual(['B']);
  });
});
