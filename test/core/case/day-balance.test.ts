import { describe, expect, it } from 'vitest';
import { dayBalance } from '#core/case/day-balance';
import type { QueryRow } from '#core/ports';
import type { ReplyContent } from '#schemas/answer';
import type { QueryProgress } from '#schemas/query';
import { aCase, anAnswer, aQuery } from '#test/builders';

const { caseId } = aCase();

const row = (queryId: string, agency: string, changes: Partial<QueryRow> = {}): QueryRow => ({
  ...aQuery(caseId, changes),
  queryId,
  agency,
});
const answered = (queryId: string, content: ReplyContent): QueryRow =>
  row(queryId, 'tax', { answer: anAnswer(queryId, content) });
const withProgress = (queryId: string, changes: Partial<QueryProgress>): QueryRow =>
  row(queryId, 'my-business', { progress: { ...aQuery(caseId).progress, ...changes } });

const found: ReplyContent = {
  outcome: 'found',
  facts: { kind: 'self-employed-status', isPayer: false, asOf: '2026-11-20' },
};

const NOW = '2026-11-20T12:00:00.000Z';
const none = { sent: 0, answered: 0, refused: 0, unanswered: 0, cancelled: 0, open: 0, missing: 0 };

describe('the balance of a day', () => {
  it('counts every question once, by what became of it', () => {
    const queries = [
      answered('q1', found),
      answered('q2', { outcome: 'not-found' }),
      answered('q3', { outcome: 'refused' }),
      answered('q4', { outcome: 'invalid-query' }),
      answered('q5', { outcome: 'ambiguous-person' }),
      answered('q6', { outcome: 'not-ready' }),
      answered('q7', { outcome: 'unanswered' }),
      withProgress('q8', { state: 'cancelled' }),
      withProgress('q9', { state: 'sent' }),
    ];
    expect(dayBalance([{ file: { case: aCase(), queries }, plan: queries }], NOW).agencies).toEqual([
      { agency: 'my-business', ...none, sent: 2, cancelled: 1, open: 1 },
      { agency: 'tax', ...none, sent: 7, answered: 2, refused: 3, unanswered: 2 },
    ]);
  });

  it('misses what the plan has and the table has not', () => {
    const plan = [row('q1', 'tax'), row('q2', 'tax'), row('q3', 'employment-centre')];
    const { agencies } = dayBalance([{ file: { case: aCase(), queries: [row('q1', 'tax')] }, plan }], NOW);
    expect(agencies).toEqual([
      { agency: 'employment-centre', ...none, missing: 1 },
      { agency: 'tax', ...none, sent: 1, open: 1, missing: 1 },
    ]);
  });

  it('lists the open ones, the longest open first, and never more than two hundred', () => {
    const queries = [
      withProgress('young', { epochStartedAt: '2026-11-20T11:00:00.000Z', lastFailure: 'timeout' }),
      withProgress('old', { epochStartedAt: '2026-11-20T09:00:00.000Z', state: 'sent' }),
      withProgress('gone', { state: 'cancelled' }),
    ];
    const { open } = dayBalance([{ file: { case: aCase(), queries }, plan: [] }], NOW);
    expect(open.map(({ queryId, state, lastFailure }) => [queryId, state, lastFailure])).toEqual([
      ['old', 'sent', undefined],
      ['young', 'planned', 'timeout'],
    ]);
    const many = Array.from({ length: 201 }, (_, index) => withProgress(`q${index}`, {}));
    const long = dayBalance([{ file: { case: aCase(), queries: many }, plan: [] }], NOW);
    expect([long.open.length, long.agencies[0]?.open]).toEqual([200, 201]);
  });

  it('counts apart what is not opened yet', () => {
    expect(dayBalance([{ file: { case: aCase(), queries: [] } }], NOW)).toEqual({
      cases: 1,
      unopened: 1,
      agencies: [],
      difference: 0,
      open: [],
    });
  });

  it('does not close by what should have ended half an hour ago, and by what is missing', () => {
    const dueAt = '2026-11-20T11:00:00.000Z';
    const queries = [
      withProgress('late', { dueAt }),
      withProgress('late-and-cancelled', { dueAt, state: 'cancelled' }),
      withProgress('open', { dueAt: '2026-11-26T11:00:00.000Z' }),
    ];
    const differenceAt = (now: string, plan?: readonly QueryRow[]) =>
      dayBalance([{ file: { case: aCase(), queries }, ...(plan === undefined ? {} : { plan }) }], now)
        .difference;

    expect(differenceAt('2026-11-20T11:30:00.000Z')).toBe(0);
    expect(differenceAt('2026-11-20T11:30:00.001Z')).toBe(1);
    expect(differenceAt('2026-11-20T11:30:00.001Z', [...queries, row('lost', 'tax')])).toBe(2);
  });
});
