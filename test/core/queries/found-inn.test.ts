import { describe, expect, test } from 'vitest';
import { furtherQuestions } from '#core/queries/further-questions';
import type { QueryRow } from '#core/ports';
import { reconcile } from '#core/reconcile';
import type { ReplyContent } from '#schemas/answer';
import type { Conclusion } from '#schemas/verification-result';
import { answerTo, CASE_ID, found, OFFERS, planOf, rowOf, stateOf, vladimir } from '#test/core/answered';
import { anna, aDeclaration, aRequest, unnumbered } from '#test/core/family';

const INN = anna.inn ?? '';
const request = aRequest({
  track: 'job-search',
  subjects: [unnumbered(anna)],
  declaration: aDeclaration({
    activity: [{ subjectId: 'applicant', entrepreneur: false, selfEmployed: false }],
  }),
});
const NUMBER = found({ kind: 'inn-by-passport', person: { inn: INN } });
const IN_TIME = '2026-11-25T09:00:00.000Z';
const DUE = '2026-11-27T20:59:59.999Z';

const firstWave = (content?: ReplyContent): QueryRow[] =>
  planOf(request).map((query) =>
    rowOf(
      query,
      query.kind === 'inn-by-passport' && content !== undefined ? answerTo(query, content) : undefined,
    ),
  );

const further = (queries: readonly QueryRow[], now = IN_TIME): QueryRow[] =>
  furtherQuestions(
    { case: { ...aCase, caseId: CASE_ID }, queries },
    { request, policy: vladimir(), offers: OFFERS, now },
  );

const aCase: Parameters<typeof furtherQuestions>[0]['case'] = {
  caseId: CASE_ID,
  officeId: 'office-1',
  registrationNumber: '2026-000123',
  purpose: 'decision',
  policy: request.policy,
  track: 'job-search',
  testMode: false,
  acceptedOn: '2026-11-23',
  receivedAt: '2026-11-23T08:00:00.000Z',
  correlationId: 'c-1',
  state: 'verifying',
  version: 2,
  resultVersion: 0,
  publishedVersion: 0,
  safeDue: '2026-11-27',
};

const conclusionOf = (queries: readonly QueryRow[]): Conclusion =>
  reconcile({ request, queries, furtherAnswers: [], events: [], policy: vladimir() });

const reasonOf = ({ coverage }: Conclusion, item: string): string | undefined =>
  coverage.find((one) => one.item === item)?.reason?.en;

describe('the questions that a found number brings', () => {
  test('are those that needed it, with the due time of the search', () => {
    const rows = further(firstWave(NUMBER));
    const search = planOf(request).find(({ kind }) => kind === 'inn-by-passport');

    expect(rows.map(({ kind }) => kind)).toEqual(['entrepreneur-record', 'self-employed-status']);
    for (const row of rows) {
      expect(row).toMatchObject({
        innFrom: search?.queryId,
        progress: { state: 'planned', attempts: 0, nextActionAt: IN_TIME, dueAt: DUE },
      });
    }
  });

  test('have the ids of the same questions asked with a number of the office', () => {
    const asked = planOf({ ...request, subjects: [anna] }).map(({ queryId }) => queryId);
    for (const { queryId } of further(firstWave(NUMBER))) expect(asked).toContain(queryId);
  });

  test('are not planned twice, and a half of them is made whole', () => {
    const queries = firstWave(NUMBER);
    const rows = further(queries);
    expect(further([...queries, ...rows])).toEqual([]);
    expect(further([...queries, ...rows.slice(0, 1)])).toEqual(rows.slice(1));
  });

  test.each([
    ['not found', firstWave({ outcome: 'not-found' }), IN_TIME],
    ['silent', firstWave({ outcome: 'unanswered' }), IN_TIME],
    ['not answered yet', firstWave(), IN_TIME],
    ['found when the time is over', firstWave(NUMBER), DUE],
  ])('are none where it is %s', (_name, queries, now) => {
    expect(further(queries, now)).toEqual([]);
  });
});

describe('the number in the result', () => {
  const item = 'activity/applicant/entrepreneur';
  const nothing = { outcome: 'not-found' } as const;
  const answered = (rows: readonly QueryRow[], content: ReplyContent): QueryRow[] =>
    rows.map((row) => rowOf(row, answerTo(row, content)));

  test('found: the number and the next step, what it was needed for is compared', () => {
    const first = firstWave(NUMBER);
    const conclusion = conclusionOf([...first, ...answered(further(first), nothing)]);

    expect(stateOf(conclusion, 'inn/applicant')).toBe('confirmed');
    expect(stateOf(conclusion, item)).toBe('confirmed');
    expect(conclusion.discrepancies.find(({ kind }) => kind === 'inn-found')).toMatchObject({
      recorded: INN,
      severity: 'info',
      effect: 'does-not-change-eligibility',
      clause: '3.2.2',
    });
  });

  test('an answer to it about another number is about somebody else', () => {
    const first = firstWave(NUMBER);
    const other = found({
      kind: 'entrepreneur-record',
      person: { inn: '123456789047' },
      ogrnip: '305500910900012',
      registeredOn: '2020-01-09',
    });
    const rows = further(first).map((row) =>
      rowOf(row, answerTo(row, row.kind === 'entrepreneur-record' ? other : nothing)),
    );

    expect(conclusionOf([...first, ...rows]).discrepancies.map(({ kind }) => kind)).toContain(
      'identity-mismatch',
    );
  });

  test.each([
    ['not found', { outcome: 'not-found' } as const, 'not-found', 'has found none by the passport'],
    ['refused', { outcome: 'refused' } as const, 'no-answer', 'has not told it'],
    ['found too late', NUMBER, 'confirmed', 'Send a new request with this INN'],
  ])('%s: what was not asked says why', (...[, content, state, reason]) => {
    const conclusion = conclusionOf(firstWave(content));

    expect(stateOf(conclusion, 'inn/applicant')).toBe(state);
    expect(stateOf(conclusion, item)).toBe('not-covered');
    expect(reasonOf(conclusion, item)).toContain(reason);
  });
});
