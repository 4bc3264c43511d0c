import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchedEvent, QueryRow } from '#core/ports';
import { reconcile } from '#core/reconcile';
import type { Answer } from '#schemas/answer';
import { Conclusion } from '#schemas/verification-result';
import { answerTo, planOf, rowOf, vladimir } from '#test/core/answered';
import { anyContents as contents, anySilence as silence } from '#test/core/any-contents';
import { anna, aDeclaration, aRequest, consentOf, pavel, zoya } from '#test/core/family';
import { INN } from '#test/core/labour';

const request = aRequest({
  track: 'business',
  subjects: [{ ...anna, occupation: 'unemployed' }, pavel, zoya],
  consents: [consentOf('applicant'), consentOf('spouse'), consentOf('applicant', ['transfer-my-business'])],
  declaration: aDeclaration({
    income: [
      { subjectId: 'applicant', kind: 'labour', payer: { inn: INN }, byMonth: ['20000', '20000', '0'] },
      { subjectId: 'spouse', kind: 'labour', byMonth: ['15000', '0', '15000'] },
      { subjectId: 'applicant', kind: 'other-social', byMonth: ['4500', '0', '900'] },
    ],
    alimonyPaid: [{ amount: '3000' }],
    activity: [
      { subjectId: 'applicant', registeredUnemployed: true, entrepreneur: false, selfEmployed: false },
    ],
    businessPlan: { reference: 'BP-1', activity: 'пекарня', requestedAmount: '350000' },
  }),
});

const plan = planOf(request);
type World = { queries: QueryRow[]; furtherAnswers: Answer[]; events: MatchedEvent[] };

const events: MatchedEvent[] = ['e1', 'e2', 'e3'].map((sourceEventId, index) => ({
  subjectId: 'applicant',
  receivedAt: '2026-11-25T09:00:00.000Z',
  event: {
    schemaVersion: '1',
    source: 'employment-centre',
    sourceEventId,
    reportedOn: '2026-11-25',
    subject: { snils: anna.snils },
    ...(index === 2
      ? { type: 'placement-cancelled' as const, correctsEventId: 'e2', reason: 'ошибка' }
      : {
          type: 'placement-reported' as const,
          placement: {
            employer: { inn: INN, name: 'ООО' },
            startOn: `2026-11-2${index}`,
            confirmation: 'employer' as const,
          },
        }),
  },
}));

/** Any answers to the plan of this family: open, silent, found, contradicting each other. */
const worlds: fc.Arbitrary<World> = fc
  .tuple(
    ...plan.map((query) =>
      fc.record({
        query: fc.constant(query),
        first: fc.option(fc.oneof(contents[query.kind], silence), { nil: undefined }),
        second: fc.option(contents[query.kind], { nil: undefined }),
      }),
    ),
  )
  .map((rows) => ({
    queries: rows.map(({ query, first }) =>
      rowOf(query, first === undefined ? undefined : answerTo(query, first)),
    ),
    furtherAnswers: rows.flatMap(({ query, second }) =>
      second === undefined
        ? []
        : [answerTo(query, second, { late: true, receivedAt: '2026-12-01T09:00:00.000Z' })],
    ),
    events,
  }));

const conclude = (world: World): Conclusion => reconcile({ request, policy: vladimir(), ...world });

const shuffled = <One>(list: readonly One[], seed: number): One[] =>
  list
    .map((one, index) => ({ one, place: ((index + 1) * (seed * 2 + 1)) % 101 }))
    .sort((left, right) => left.place - right.place)
    .map(({ one }) => one);

describe('whatever the agencies say', () => {
  test('the order of arrival does not matter and repeats are harmless', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 50 }), (world, seed) => {
        const mixed = {
          queries: shuffled([...world.queries, ...world.queries.slice(0, 3)], seed),
          furtherAnswers: shuffled([...world.furtherAnswers, ...world.furtherAnswers], seed + 1),
          events: shuffled([...world.events, ...world.events], seed + 2),
        };

        expect(conclude(mixed)).toEqual(conclude(world));
      }),
      { numRuns: 60 },
    );
  });

  test('a row read before its answer does not hide the answer', () => {
    const queries = plan.map((query) => rowOf(query, answerTo(query, { outcome: 'not-found' })));
    const open = plan.map((query) => rowOf(query));
    const world = { queries, furtherAnswers: [], events };

    expect(conclude({ ...world, queries: [...queries, ...open] })).toEqual(conclude(world));
    expect(conclude({ ...world, queries: [...open, ...queries] })).toEqual(conclude(world));
  });

  test('the conclusion keeps to its own words', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const conclusion = conclude(world);
        const items = conclusion.coverage.map(({ item }) => item);
        const ids = conclusion.discrepancies.map(({ id }) => id);

        expect(Conclusion.parse(conclusion)).toEqual(conclusion);
        expect(new Set(items).size).toBe(items.length);
        expect(new Set(ids).size).toBe(ids.length);
        expect(JSON.stringify(conclusion)).not.toMatch(/отказать|отказ\b|should be refused|refuse the/iu);
      }),
      { numRuns: 60 },
    );
  });

  test('every declared amount is covered once, and only "confirmed" goes without a reason', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { coverage } = conclude(world);
        const amounts = coverage.filter(({ item }) => /^income\/.*\/2026-\d\d$/.test(item));
        const rows = amounts.filter(({ item }) => !/\/(unemployment-benefit|fund-payments)\//.test(item));

        expect(rows).toHaveLength(9);
        for (const { state, reason } of coverage) {
          expect(reason === undefined).toBe(state === 'confirmed');
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an income finding changes eligibility only if the two assessments stand apart', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { income, discrepancies } = conclude(world);
        const moved = discrepancies.some(
          ({ kind, effect }) => kind.startsWith('income-') && effect === 'changes-eligibility',
        );
        const apart =
          income.recorded !== undefined && income.recorded.belowThreshold !== income.declared.belowThreshold;

        expect(moved).toBe(apart);
      }),
      { numRuns: 100 },
    );
  });
});
