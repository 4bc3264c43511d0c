import { describe, expect, test } from 'vitest';
import type { RegisteredPerson, ReplyContent } from '#schemas/answer';
import { reconcile } from '#core/reconcile';
import {
  answerTo,
  concluded,
  found,
  kindsOf,
  planOf,
  rowOf,
  type Said,
  stateOf,
  vladimir,
} from '#test/core/answered';
import { anna, aRequest } from '#test/core/family';
import { AUGUST, declaring, INN, payer, wages } from '#test/core/labour';

const request = declaring(wages(['100', '100', '100'], INN));

const income = (amount: number, person?: RegisteredPerson): ReplyContent =>
  found({
    kind: 'income-by-payer',
    reportYear: 2026,
    ...(person === undefined ? {} : { person }),
    payers: [payer(INN, amount, amount, amount)],
  });

const said = (content: ReplyContent): Said => ({ 'income-by-payer/applicant': content });

describe('answers about somebody else', () => {
  test.each([
    ['another СНИЛС', { snils: '12345678964' }],
    ['another birth date', { snils: anna.snils, birthDate: '1990-05-15' }],
    ['another name', { family: 'Соснина', given: 'Анна' }],
  ])('%s: blocking, and no fact of it is used', (_name, person) => {
    const conclusion = concluded(request, said(income(99_000_000, person)));

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'identity-mismatch', severity: 'blocking', item: 'question/income-by-payer/applicant/2026' },
    ]);
    expect(stateOf(conclusion, AUGUST)).toBe('no-answer');
    expect(conclusion.income.recorded).toBeUndefined();
    expect(conclusion.status).toBe('discrepancies');
  });

  test('an earlier surname is a low remark and the facts count', () => {
    const conclusion = concluded(request, said(income(10_000, { family: 'Калинина', given: 'Анна' })));

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'identity-mismatch', severity: 'low', nextStep: { en: 'Nothing to do; take note of it.' } },
    ]);
    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(conclusion.status).toBe('confirmed-with-remarks');
  });

  test('Latin look-alikes are flagged, not passed over', () => {
    const conclusion = concluded(request, said(income(10_000, { family: 'Бepёзкина' })));

    expect(conclusion.discrepancies).toMatchObject([{ kind: 'name-lookalike', severity: 'medium' }]);
    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
  });

  test('ё and case in a register are nothing to mention', () => {
    const person = { family: 'БЕРЕЗКИНА', given: 'АННА', birthDate: anna.birthDate };

    expect(concluded(request, said(income(10_000, person))).discrepancies).toEqual([]);
  });

  test('several people with these data', () => {
    const conclusion = concluded(request, said({ outcome: 'ambiguous-person' }));

    expect(conclusion.discrepancies).toMatchObject([{ kind: 'person-ambiguous', severity: 'blocking' }]);
    expect(stateOf(conclusion, AUGUST)).toBe('no-answer');
  });
});

describe('silence', () => {
  test.each(['unanswered', 'refused', 'invalid-query', 'not-ready'] as const)(
    '%s is coverage, not a defect of the applicant',
    (outcome) => {
      const conclusion = concluded(request, said({ outcome }));

      expect(stateOf(conclusion, AUGUST)).toBe('no-answer');
      expect(conclusion.discrepancies).toMatchObject([
        { kind: 'answer-missing', severity: 'info', effect: 'not-decidable', clause: '3.2.2' },
      ]);
      expect(conclusion.status).toBe('incomplete');
      expect(conclusion.income.recorded).toBeUndefined();
    },
  );

  test('a question still open is no finding yet', () => {
    const conclusion = concluded(request, { 'income-by-payer/applicant': 'silent' });

    expect(stateOf(conclusion, AUGUST)).toBe('no-answer');
    expect(conclusion.discrepancies).toEqual([]);
    expect(conclusion.status).toBe('incomplete');
    expect(conclusion.basedOn.map(({ kind }) => kind)).not.toContain('income-by-payer');
  });

  test('recorded silence has no time of receipt, an answer has', () => {
    const [silent] = concluded(request, said({ outcome: 'unanswered' })).basedOn.filter(
      ({ outcome }) => outcome === 'unanswered',
    );

    expect(silent).toBeDefined();
    expect(silent?.receivedAt).toBeUndefined();
    expect(concluded(request, {}).basedOn[0]?.receivedAt).toBe('2026-11-25T09:00:00.000Z');
  });

  test('of two agencies asked the same, the one that knows something counts', () => {
    const income2026 = planOf(request).filter(({ kind }) => kind === 'income-by-payer');
    const rows = income2026.flatMap((query) => [
      rowOf(
        { ...query, queryId: `${'a'.repeat(26)}.${'a'.repeat(13)}` },
        answerTo(query, { outcome: 'refused' }),
      ),
      rowOf({ ...query, queryId: `${'a'.repeat(26)}.${'b'.repeat(13)}` }, answerTo(query, income(10_000))),
    ]);
    const conclusion = reconcile({
      request,
      queries: rows,
      furtherAnswers: [],
      events: [],
      policy: vladimir(),
    });

    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
  });

  test('reasons of silence differ in words', () => {
    const reasons = (['unanswered', 'refused', 'invalid-query', 'not-ready'] as const).map(
      (outcome) =>
        concluded(request, said({ outcome })).coverage.find(({ item }) => item === AUGUST)?.reason?.en,
    );

    expect(new Set(reasons).size).toBe(4);
  });
});

describe('answers beside the recorded one', () => {
  const [query] = planOf(request).filter(({ kind }) => kind === 'income-by-payer');
  if (query === undefined) throw new Error('no question about income');
  const late = (content: ReplyContent, receivedAt = '2026-12-01T09:00:00.000Z') =>
    answerTo(query, content, { late: true, receivedAt });

  test('a contradiction is shown, the first answer stays, both are named', () => {
    const conclusion = concluded(request, said(income(10_000)), { furtherAnswers: [late(income(20_000))] });

    expect(conclusion.discrepancies).toMatchObject([
      { kind: 'answer-conflict', severity: 'medium', evidence: [query.queryId] },
    ]);
    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(
      conclusion.basedOn
        .filter(({ queryId }) => queryId === query.queryId)
        .map((reference) => reference.late),
    ).toEqual([false, true]);
  });

  test('found after not found is a contradiction too', () => {
    const conclusion = concluded(request, said({ outcome: 'not-found' }), {
      furtherAnswers: [late(income(10_000))],
    });

    expect(kindsOf(conclusion)).toContain('answer-conflict');
    expect(stateOf(conclusion, AUGUST)).toBe('not-found');
  });

  test.each(['unanswered', 'not-ready', 'refused'] as const)(
    'an answer after %s is believed: silence contradicts nobody',
    (outcome) => {
      const conclusion = concluded(request, said({ outcome }), { furtherAnswers: [late(income(10_000))] });

      expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
      expect(conclusion.discrepancies).toEqual([]);
      expect(conclusion.basedOn.filter(({ queryId }) => queryId === query.queryId)).toHaveLength(2);
    },
  );

  test('of two late answers that differ the earlier one counts', () => {
    const answers = [
      late(income(20_000), '2026-12-02T09:00:00.000Z'),
      late(income(10_000), '2026-12-01T09:00:00.000Z'),
    ];
    const conclusion = concluded(request, said({ outcome: 'unanswered' }), { furtherAnswers: answers });

    expect(stateOf(conclusion, AUGUST)).toBe('confirmed');
    expect(kindsOf(conclusion)).toEqual(['answer-conflict']);
  });

  test('the same facts under another code are no contradiction', () => {
    const again = { ...income(10_000), code: 'resent' };

    expect(concluded(request, said(income(10_000)), { furtherAnswers: [late(again)] }).discrepancies).toEqual(
      [],
    );
  });

  test('an answer to a question of nobody is not in the way', () => {
    const stray = { ...late(income(20_000)), queryId: `${'b'.repeat(26)}.${'c'.repeat(13)}` };

    expect(concluded(request, said(income(10_000)), { furtherAnswers: [stray] })).toEqual(
      concluded(request, said(income(10_000))),
    );
  });
});

test('nothing could be checked at all', () => {
  const nobodyKnows = { outcome: 'not-found' } as const;
  const conclusion = concluded(aRequest({ track: 'hardship' }), {
    'income-by-payer/applicant': nobodyKnows,
    'unemployment-benefits/applicant': nobodyKnows,
    'self-employment-payments/applicant': nobodyKnows,
    'social-fund-payments/applicant': nobodyKnows,
    'passport-validity/applicant': nobodyKnows,
  });

  expect(conclusion.status).toBe('not-verifiable');
});
