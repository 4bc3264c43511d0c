import { describe, expect, test } from 'vitest';
import type { ReplyContent } from '#schemas/answer';
import { concluded, found, stateOf } from '#test/core/answered';
import { aDeclaration, anna, aRequest, consentOf, pavel } from '#test/core/family';
import { type Body, pushed } from '#test/core/pushed';

const request = aRequest({
  track: 'business',
  subjects: [{ ...anna, occupation: 'homemaker' }],
  consents: [consentOf('applicant'), consentOf('applicant', ['transfer-my-business'])],
  declaration: aDeclaration({
    businessPlan: { reference: 'BP-1', activity: 'пекарня', requestedAmount: '350000' },
  }),
});

type Verdict = 'approved' | 'rejected' | 'needs-revision';

const verdict = (said: Verdict, decidedOn: string, planReference = 'BP-1'): Body => ({
  type: 'plan-verdict',
  planReference,
  verdict: said,
  decidedOn,
});
const answered = (said: Verdict, decidedOn: string): ReplyContent =>
  found({ kind: 'business-plan-verdict', verdict: said, decidedOn });

const conclude = (answer: ReplyContent | 'silent', bodies: readonly Body[]) =>
  concluded(
    request,
    { 'business-plan-verdict/applicant': answer },
    { events: bodies.map((body, index) => pushed(body, { id: `v${index}`, source: 'my-business' })) },
  );

describe('a verdict that the business centre posts', () => {
  const cases: [string, ReplyContent | 'silent', Body[], string, string[]][] = [
    ['while the question is open', 'silent', [verdict('approved', '2026-11-24')], 'confirmed', []],
    [
      'after silence',
      { outcome: 'unanswered' },
      [verdict('rejected', '2026-11-24')],
      'contradicted',
      ['plan-rejected'],
    ],
    [
      'the same as the answer',
      answered('approved', '2026-11-24'),
      [verdict('approved', '2026-11-24')],
      'confirmed',
      [],
    ],
    [
      'decided later, after a revision',
      answered('needs-revision', '2026-11-24'),
      [verdict('approved', '2026-12-01')],
      'confirmed',
      [],
    ],
    [
      'decided earlier',
      answered('approved', '2026-11-24'),
      [verdict('rejected', '2026-11-20')],
      'confirmed',
      [],
    ],
    [
      'of the same day and other content',
      answered('approved', '2026-11-24'),
      [verdict('rejected', '2026-11-24')],
      'confirmed',
      ['answer-conflict'],
    ],
    ['on another plan', 'silent', [verdict('rejected', '2026-11-24', 'BP-2')], 'no-answer', []],
    [
      'twice: the later decision',
      'silent',
      [verdict('needs-revision', '2026-11-24'), verdict('approved', '2026-12-02')],
      'confirmed',
      [],
    ],
  ];

  test.each(cases.map((row) => ({ name: row[0], row })))(
    '$name',
    ({ row: [, answer, bodies, state, kinds] }) => {
      for (const list of [bodies, bodies.toReversed()]) {
        const conclusion = conclude(answer, list);

        expect(stateOf(conclusion, 'business-plan/applicant')).toBe(state);
        expect(
          conclusion.discrepancies
            .map(({ kind }) => kind)
            .filter((kind) => kind.startsWith('plan-') || kind === 'answer-conflict'),
        ).toEqual(kinds);
      }
    },
  );

  test('is named among the answers that the conclusion rests on, beside the one that it replaces', () => {
    const { basedOn } = conclude(answered('needs-revision', '2026-11-24'), [
      verdict('approved', '2026-12-01'),
    ]);
    const verdicts = basedOn.filter(({ kind }) => kind === 'business-plan-verdict');

    expect(verdicts.map(({ receivedAt }) => receivedAt)).toEqual([
      '2026-11-25T09:00:00.000Z',
      '2026-12-02T09:00:00.000Z',
    ]);
  });
});

test.each([
  ['at the due time', '2026-11-27T20:59:59.999Z', false],
  ['a millisecond later', '2026-11-27T21:00:00.000Z', true],
])('a verdict that is posted %s', (_name, receivedAt, late) => {
  const { basedOn } = concluded(
    request,
    { 'business-plan-verdict/applicant': 'silent' },
    { events: [pushed(verdict('approved', '2026-11-24'), { source: 'my-business', receivedAt })] },
  );

  expect(basedOn.filter(({ kind }) => kind === 'business-plan-verdict')).toMatchObject([
    { late, receivedAt },
  ]);
});

test('the first of two reports of one verdict is the day of it', () => {
  const body = verdict('approved', '2026-11-24');
  const { basedOn } = concluded(
    request,
    { 'business-plan-verdict/applicant': 'silent' },
    {
      events: [
        pushed(body, {
          id: 'a',
          source: 'one',
          reportedOn: '2026-11-25',
          receivedAt: '2026-11-28T09:00:00.000Z',
        }),
        pushed(body, {
          id: 'b',
          source: 'two',
          reportedOn: '2026-11-26',
          receivedAt: '2026-11-27T09:00:00.000Z',
        }),
      ],
    },
  );

  expect(basedOn.filter(({ kind }) => kind === 'business-plan-verdict')).toMatchObject([
    { late: false, receivedAt: '2026-11-27T09:00:00.000Z' },
  ]);
});

test('how long a posted verdict holds, and its remarks, count like those of an answer', () => {
  const told = (more: object) =>
    conclude('silent', [{ ...verdict('approved', '2026-11-24'), ...more }]).discrepancies.map(
      ({ kind, explanation }) => [kind, explanation.ru],
    );

  expect(told({ validUntil: '2026-11-24' })).toMatchObject([
    ['plan-expired', expect.stringContaining('2026-11-24')],
  ]);
  expect(told({ validUntil: '2026-12-31' })).toEqual([]);
  expect(told({ verdict: 'needs-revision', remarks: 'уточнить смету' })).toMatchObject([
    ['plan-needs-revision', expect.stringContaining('«уточнить смету»')],
  ]);
  expect(told({ verdict: 'needs-revision' })[0]?.[1]).not.toContain('«');
});

test('a verdict is told of the applicant who was asked about it', () => {
  const other = {
    ...pushed(verdict('rejected', '2026-11-24'), { source: 'my-business' }),
    subjectId: 'spouse',
  };
  const { discrepancies } = concluded(
    { ...request, subjects: [...request.subjects, pavel] },
    { 'business-plan-verdict/applicant': answered('approved', '2026-11-20') },
    { events: [other] },
  );

  expect(discrepancies.map(({ kind }) => kind)).not.toContain('plan-rejected');
});
