import { describe, expect, test } from 'vitest';
import { resultChanges } from '#core/case/result-changes';
import type { Conclusion, Discrepancy, Severity } from '#schemas/verification-result';
import { changed, finding, ofOther, plain, words } from '#test/core/changed-conclusions';

describe('the outcome', () => {
  const income = (belowThreshold: boolean) => ({
    ...plain.income,
    declared: { ...plain.income.declared, belowThreshold },
  });
  const summary = { ru: 'Есть расхождения', en: 'There are discrepancies' };

  test.each<[string, Partial<Conclusion>, Partial<Conclusion>, string[]]>([
    [
      'its status',
      {},
      { status: 'discrepancies', summary },
      ['status', 'rules', 'The outcome has changed: There are discrepancies'],
    ],
    [
      'below the threshold',
      { income: income(false) },
      { income: income(true) },
      ['income', 'rules', 'The income is below the threshold now.'],
    ],
    [
      'over it',
      { income: income(true) },
      { income: income(false) },
      ['income', 'rules', 'The income is not below the threshold now.'],
    ],
    [
      'by the records, which go before the declaration',
      { income: income(true) },
      { income: { ...income(true), recorded: income(false).declared } },
      ['income', 'rules', 'The income is not below the threshold now.'],
    ],
  ])('%s', (...[, before, after, line]) => {
    const { list, touchesOutcome } = changed(before, after);

    expect(list.map(({ id, cause, text }) => [id, cause, text.en])).toEqual([line]);
    expect(touchesOutcome).toBe(true);
  });

  test.each<[Severity, boolean]>([
    ['info', false],
    ['low', false],
    ['medium', true],
    ['high', true],
    ['blocking', true],
  ])('a finding of severity %s touches it: %s', (severity, touches) => {
    expect(changed({}, { discrepancies: [finding(severity)] }).touchesOutcome).toBe(touches);
    expect(changed({ discrepancies: [finding(severity)] }, {}).touchesOutcome).toBe(touches);
  });
});

describe('what could be held against the family', () => {
  const grounds = (before: Discrepancy[], after: Discrepancy[]): string[] =>
    changed({ discrepancies: before }, { discrepancies: after }).list.flatMap(({ exceptionGrounds }) =>
      exceptionGrounds.map(({ ground }) => ground),
    );
  const other = { explanation: { ru: 'Иначе', en: 'Otherwise' } };

  test.each<[string, Discrepancy[], Discrepancy[], string[]]>([
    ['a new finding where no record has changed: other rules', [], [finding('low')], ['а', 'г']],
    ['a heavier one', [finding('low')], [finding('medium')], ['а', 'г']],
    ['the same in other words', [finding('medium')], [finding('medium', other)], []],
    ['a lighter one', [finding('medium')], [finding('low')], []],
    ['one that is gone', [finding('low')], [], []],
    ['another application', [], [ofOther], ['в']],
  ])('%s', (...[, before, after, letters]) => {
    expect(grounds(before, after)).toEqual(letters);
  });

  test('what another application changes elsewhere', () => {
    const [, second] = words({}, { discrepancies: [ofOther, finding('low')] });

    expect(second?.slice(0, 2)).toEqual(['finding-1', 'other-application']);
  });

  test('a decision stands beside it', () => {
    const decision = { eventId: 'office-1', outcome: 'granted', decidedOn: '2026-12-03' } as const;
    const beside = (one?: typeof decision) =>
      resultChanges({ ...plain, version: 3 }, plain, { isIssued: true, decision: one });

    expect(beside(decision)).toStrictEqual({
      sinceVersion: 3,
      touchesIssued: true,
      touchesOutcome: false,
      decision,
      list: [],
    });
    expect(beside()).not.toHaveProperty('decision');
  });
});

test('an item that is new, gone or judged otherwise', () => {
  const item = {
    item: 'property/1',
    title: { ru: 'Имущество', en: 'Property' },
    state: 'not-found',
    evidence: [],
  } as const;
  const [was, is] = [
    { ...item, evidence: [] },
    { ...item, evidence: [], state: 'confirmed' as const },
  ];

  expect(words({}, { coverage: [was] })).toEqual([
    ['property/1', 'rules', 'Property: was "none", is "not found"'],
  ]);
  expect(words({ coverage: [was] }, { coverage: [is] })).toEqual([
    ['property/1', 'rules', 'Property: was "not found", is "confirmed"'],
  ]);
  expect(words({ coverage: [was] }, {})).toEqual([
    ['property/1', 'rules', 'Property: was "not found", is "none"'],
  ]);
  const reworded = { ...was, reason: { ru: 'Позже', en: 'Later' } };
  expect(words({ coverage: [was] }, { coverage: [reworded] })).toEqual([]);
});
