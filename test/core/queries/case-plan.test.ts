import { describe, expect, it } from 'vitest';
import { queryIdOf } from '#core/ids';
import { casePlanOf, plannedQuestions, questionsOf } from '#core/queries/case-plan';
import { takenAt } from '#core/queries/query-progress';
import { aCase } from '#test/builders';
import type { PlannedQuery } from '#schemas/query';

const CASE_ID = aCase().caseId;
const plannedAt = '2026-11-20T08:00:00.000Z';
const dueAt = '2026-11-26T20:59:59.999Z';
const times = { plannedAt, dueAt };

const income = {
  agency: 'tax',
  kind: 'income-by-payer',
  subjectId: 'applicant',
  period: { type: 'report-year', year: 2025 },
  lawfulBasis: '210-ФЗ ст. 7.1',
} as const;
const verdict = {
  agency: 'my-business',
  kind: 'business-plan-verdict',
  subjectId: 'applicant',
  period: { type: 'as-of', day: '2026-11-20' },
  lawfulBasis: 'согласие',
  consent: 'transfer-my-business',
} as const;
const asked = (question: typeof income | typeof verdict): PlannedQuery => ({
  ...question,
  queryId: queryIdOf(CASE_ID, question),
  caseId: CASE_ID,
});
const untouched = {
  state: 'planned',
  epoch: 1,
  epochStartedAt: plannedAt,
  attempts: 0,
  breaches: 0,
  nextActionAt: plannedAt,
  dueAt,
} as const;

describe('the plan of a case', () => {
  it('keeps each question without the ids that follow from it', () => {
    expect(casePlanOf([asked(income), asked(verdict)], times)).toEqual({
      plannedAt,
      dueAt,
      questions: [income, verdict],
    });
    expect(Object.keys(casePlanOf([asked(income)], times).questions[0] ?? {})).not.toContain('consent');
  });

  it('gives the questions back as nobody has asked them yet', () => {
    const plan = casePlanOf([asked(income), asked(verdict)], times);
    expect(plannedQuestions({ caseId: CASE_ID, plan })).toEqual([
      { ...asked(income), progress: untouched },
      { ...asked(verdict), progress: untouched },
    ]);
    expect(plannedQuestions({ caseId: CASE_ID })).toEqual([]);
  });

  it('gives way to the row that a question has, and keeps the order of ids', () => {
    const plan = casePlanOf([asked(income), asked(verdict)], times);
    const sent = { ...asked(verdict), progress: takenAt(untouched, plannedAt) };
    const waiting = { ...asked(income), progress: untouched };
    const inOrder = [sent, waiting].sort((left, right) => (left.queryId < right.queryId ? -1 : 1));

    expect(questionsOf({ caseId: CASE_ID, plan }, [sent])).toEqual(inOrder);
    expect(questionsOf({ caseId: CASE_ID }, [...inOrder].reverse())).toEqual(inOrder);
  });
});
