import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agencies } from '#contracts/registry';
import { findPolicy } from '#core/policies/registry';
import { casePlanOf, plannedQuestions } from '#core/queries/case-plan';
import { offersOf } from '#core/queries/offers';
import { planQueries } from '#core/queries/plan-queries';
import { caseOf, caseRow } from '#functions/runtime/table/case-row';
import { existing } from '#functions/runtime/missing-row';
import type { CasePlan } from '#schemas/case-plan';
import { VerificationRequest } from '#schemas/verification-request';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';
import { writeUnitsOf } from '#test/cost/item-size';

const SAMPLE = 'contracts/social-protection/samples/07-business-plan-rejected/request.json';
const TIMES = { plannedAt: '2026-11-20T08:00:00.123Z', dueAt: '2026-11-26T20:59:59.999Z' };

/** The case of so many people, as it is when its contract runs and everybody asked was counted. */
const grownCase = (people: number): VerificationCase & { plan: CasePlan } => {
  const request = VerificationRequest.parse(JSON.parse(readFileSync(SAMPLE, 'utf8')));
  const applicant = existing(request.subjects[0], 'applicant');
  const subjects = Array.from({ length: people }, (_, index) => ({
    ...applicant,
    subjectId: index === 0 ? 'applicant' : `member-${index}`,
  }));
  const policy = existing(findPolicy(request.policy), 'policy');
  const known = aCase({ state: 'result-ready', version: 9, resultVersion: 1, publishedVersion: 1 });
  const { caseId } = known;
  const queries = planQueries({
    request: { ...request, subjects },
    caseId,
    policy,
    offers: offersOf(agencies),
  });
  return {
    ...known,
    plan: casePlanOf(queries, TIMES),
    firstResultAt: '2026-11-23T11:12:13.456Z',
    seen: { events: 1, officeEvents: 4, links: 1 },
    jobLost: true,
    contract: { state: 'contract-active', signedOn: '2026-12-01', interactions: 4, complaints: 0 },
    agencies: Object.fromEntries(agencies.map(({ id }) => [id, 'unanswered'])),
  };
};

describe('the row of a case with its plan', () => {
  it.each([
    ['one person', 1, 12],
    ['four people', 4, 39],
    ['eight people', 8, 75],
  ])('is no more than the one KB that a write unit pays for: %s', (_, people, questions) => {
    const known = grownCase(people);

    // As many as today at least: a pack may ask more, and the row still costs one unit.
    expect(known.plan.questions.length).toBeGreaterThanOrEqual(questions);
    expect(writeUnitsOf(caseRow(known))).toBe(1);
    expect(caseOf(caseRow(known))).toEqual(known);
  });

  it('brings every question back under the id under which it was planned', () => {
    const known = grownCase(2);
    const ids = plannedQuestions(caseOf(caseRow(known))).map(({ queryId }) => queryId);

    expect(new Set(ids).size).toBe(known.plan.questions.length);
  });

  it('cannot be taken for a case that asks nobody: code that knows no plans finds no document', () => {
    expect(Object.keys(caseRow(grownCase(1)))).not.toContain('doc');
    expect(Object.keys(caseRow(aCase()))).toContain('doc');
  });
});
