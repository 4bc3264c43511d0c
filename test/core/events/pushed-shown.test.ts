import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Track } from '#schemas/verification-request';
import { concluded } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';
import { type Body, business, conclude, course, noBusiness, off, on, pushed } from '#test/core/pushed';

const isRegistered = { declared: { registeredUnemployed: true } };

describe('pushed facts in the result', () => {
  test('carry the day from which they hold, apart from the days of report and receipt', () => {
    const { facts } = conclude([[off('2026-11-30'), { id: 'a', reportedOn: '2026-12-04' }]], isRegistered);

    expect(facts).toMatchObject([
      {
        subjectId: 'applicant',
        type: 'unemployed-deregistered',
        effectiveOn: '2026-11-30',
        clause: '3.6.1 б',
        reports: [{ reportedOn: '2026-12-04', receivedAt: '2026-12-02T09:00:00.000Z' }],
      },
    ]);
    expect(facts[0]?.title.ru).toBe('снят с учёта как безработный: неявка');
  });

  test('money is to be returned only for a business ended on own decision in its track', () => {
    const clauseOf = (body: Body, track: Track) => conclude([[body]], { track }).facts[0]?.consequence?.en;

    expect(clauseOf(noBusiness('2026-12-01'), 'business')).toContain('returned');
    expect(clauseOf(noBusiness('2026-12-01'), 'hardship')).toBeUndefined();
    expect(
      clauseOf(
        {
          type: 'business-deregistered',
          ogrnip: '305500910900012',
          effectiveOn: '2026-12-01',
          groundCode: 'bankruptcy',
        },
        'business',
      ),
    ).not.toContain('returned');
  });

  test('two sources tell one fact; a correction stands in place of what it names', () => {
    const twice = conclude([
      [course('training-completed', '2026-12-01'), { id: 'a', source: 'one' }],
      [course('training-completed', '2026-12-01'), { id: 'b', source: 'two' }],
    ]).facts;

    expect(twice).toHaveLength(1);
    expect(twice[0]?.reports.map(({ source }) => source)).toEqual(['one', 'two']);

    const corrected = conclude([
      [{ ...off('2026-12-05'), correctsEventId: 'a' }, { id: 'b' }],
      [off('2026-12-01'), { id: 'a' }],
    ]).facts;

    expect(corrected.map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-12-05']);
  });

  test('are the same in whatever order they come, however often', () => {
    const events = [
      pushed(on('2026-11-01'), { id: 'a' }),
      pushed(off('2026-11-20'), { id: 'b' }),
      pushed({ ...off('2026-11-25', 'employment'), correctsEventId: 'b' }, { id: 'c' }),
      pushed(business('2026-11-23'), { id: 'a', source: 'tax' }),
      pushed(course('training-dropped', '2026-12-01'), { id: 'd' }),
      pushed(course('training-completed', '2026-12-20'), { id: 'e' }),
    ];
    const request = aRequest({
      declaration: aDeclaration({ activity: [{ subjectId: 'applicant', registeredUnemployed: true }] }),
    });
    const expected = concluded(request, {}, { events });

    expect(expected.facts).toHaveLength(5);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.array(fc.constantFrom(...events), { maxLength: 4 }),
        (shuffled, repeats) => {
          expect(concluded(request, {}, { events: [...shuffled, ...repeats] })).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
