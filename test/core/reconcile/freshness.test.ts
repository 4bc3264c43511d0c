import { describe, expect, test } from 'vitest';
import { reconcile } from '#core/reconcile';
import type { ReplyContent } from '#schemas/answer';
import { Purpose } from '#schemas/verification-request';
import type { Conclusion } from '#schemas/verification-result';
import { answerTo, found, kindsOf, planOf, rowOf, stateOf, vladimir } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';

const PAYMENTS = 'self-employment-payments/applicant';
const NOBODY_PAID: ReplyContent = found({ kind: 'self-employment-payments', payments: [] });

/** The check is of Monday 25 January 2027; Vladimir relies on an answer for 30 days. */
const checked = (
  purpose: Purpose,
  receivedAt: string,
  { content = NOBODY_PAID, others = '2027-01-25T09:00:00.000Z' } = {},
): Conclusion => {
  const request = aRequest({
    purpose,
    acceptedOn: purpose === 'decision' ? '2026-11-23' : '2027-01-25',
    ...(purpose === 'decision' ? {} : { appliedOn: '2026-11-23' }),
    declaration: aDeclaration({ selfEmploymentPayments: [{ subjectId: 'applicant', received: 'no' }] }),
  });
  const queries = planOf(request).map((query) =>
    query.kind === 'self-employment-payments'
      ? rowOf(query, answerTo(query, content, { receivedAt }))
      : rowOf(query, answerTo(query, { outcome: 'not-found' }, { receivedAt: others })),
  );
  return reconcile({ request, queries, furtherAnswers: [], events: [], policy: vladimir() });
};

describe('before signing', () => {
  test.each([
    // Midnight in Vladimir is 21:00 UTC of the day before.
    ['on the day of the check', '2027-01-25T09:00:00.000Z', 'confirmed'],
    ['30 days earlier', '2026-12-25T21:00:00.000Z', 'confirmed'],
    ['31 days earlier, by a millisecond', '2026-12-25T20:59:59.999Z', 'stale'],
    ['two months earlier', '2026-11-25T09:00:00.000Z', 'stale'],
  ])('an answer of %s', (_name, receivedAt, state) => {
    const conclusion = checked('pre-signing', receivedAt);

    expect(stateOf(conclusion, PAYMENTS)).toBe(state);
    expect(kindsOf(conclusion)).toEqual(state === 'stale' ? ['answer-stale'] : []);
  });

  test('the remark names the day, the clause and what to do, and weighs nothing', () => {
    const [remark] = checked('pre-signing', '2026-11-25T09:00:00.000Z').discrepancies;

    expect(remark).toMatchObject({
      severity: 'info',
      effect: 'not-decidable',
      clause: '3.4.6',
      recorded: '2026-11-25',
      explanation: {
        ru: 'Заявитель: ответ на вопрос «выплаты на содействие самозанятости» получен 2026-11-25; на него можно опираться 30 дн.',
      },
      nextStep: { en: 'Ask again before relying on the answer.' },
    });
  });

  test('an old contradiction stays a finding, its item has to be asked again', () => {
    const content = found({
      kind: 'self-employment-payments',
      payments: [{ paidOn: '2025-03-01', purpose: 'self-employment', amount: 5_888_000 }],
    });
    const conclusion = checked('pre-signing', '2026-11-25T09:00:00.000Z', { content });

    expect(stateOf(conclusion, PAYMENTS)).toBe('stale');
    expect(kindsOf(conclusion)).toEqual(['answer-stale', 'self-employment-payment-found']);
  });

  test('silence does not age: it stays without an answer', () => {
    const conclusion = checked('pre-signing', '2026-11-25T09:00:00.000Z', {
      content: { outcome: 'unanswered' },
    });

    expect(stateOf(conclusion, PAYMENTS)).toBe('no-answer');
    expect(kindsOf(conclusion)).toEqual(['answer-missing']);
  });

  test('a check that waited long for one agency lets the other answers grow old', () => {
    const received = '2027-01-25T09:00:00.000Z';
    const waited = (others: string) => stateOf(checked('pre-signing', received, { others }), PAYMENTS);

    expect(waited('2027-02-24T09:00:00.000Z')).toBe('confirmed');
    expect(waited('2027-02-25T09:00:00.000Z')).toBe('stale');
  });
});

test.each(Purpose.options)('%s: only later checks want fresh answers', (purpose) => {
  const receivedAt = '2026-10-01T09:00:00.000Z';
  const conclusion = checked(purpose, receivedAt, { others: receivedAt });
  const isLater = purpose !== 'decision' && purpose !== 'complaint';

  expect(kindsOf(conclusion).includes('answer-stale')).toBe(isLater);
});
