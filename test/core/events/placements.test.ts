import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePlacements } from '#core/events/placements';
import type { PlacementFact } from '#schemas/verification-result';
import { BAKERY, cancelled, corrected, job, merged, receivedAt, reported, terminated } from '#test/core/jobs';

const A_JOB: Omit<PlacementFact, 'reports'> = {
  subjectId: 'applicant',
  state: 'reported',
  employerInn: '3328000110',
  employerName: 'ООО «Ромашка»',
  startOn: '2026-11-16',
  confirmation: 'employer',
  isConfirmed: true,
  events: ['e1'],
};

describe('what a centre says about one job', () => {
  test('a report', () => {
    expect(merged([reported('e1')])).toEqual({ facts: [A_JOB], conflicts: [] });
  });

  test('a report twice is one report', () => {
    expect(merged([reported('e1'), reported('e1')]).facts).toEqual([A_JOB]);
  });

  test('a correction replaces employer and day, wherever it arrives', () => {
    const events = [
      corrected(['e2', 'e1'], job({ employer: BAKERY, startOn: '2026-11-20' })),
      reported('e1'),
    ];

    expect(merged(events).facts).toEqual([
      {
        ...A_JOB,
        employerInn: '7707083893',
        employerName: 'ПАО «Хлеб»',
        startOn: '2026-11-20',
        events: ['e1', 'e2'],
      },
    ]);
  });

  test('a correction of a correction belongs to the same job; the latest holds', () => {
    const events = [
      corrected(['e3', 'e2'], job({ startOn: '2026-11-23' }), '2026-11-20'),
      corrected(['e2', 'e1'], job({ startOn: '2026-11-20' })),
      reported('e1'),
    ];

    expect(merged(events).facts).toEqual([{ ...A_JOB, startOn: '2026-11-23', events: ['e1', 'e2', 'e3'] }]);
  });

  test('a cancellation, also of the corrected report', () => {
    const events = [
      cancelled('e3', 'e2'),
      corrected(['e2', 'e1'], job({ startOn: '2026-11-20' })),
      reported('e1'),
    ];

    expect(merged(events).facts).toEqual([
      { ...A_JOB, state: 'cancelled', isConfirmed: false, startOn: '2026-11-20', events: ['e1', 'e2', 'e3'] },
    ]);
  });

  test('an end', () => {
    expect(merged([reported('e1'), terminated(['e2', 'e1'], '2026-12-18')]).facts).toEqual([
      {
        ...A_JOB,
        state: 'terminated',
        endOn: '2026-12-18',
        endReportedOn: '2026-12-20',
        events: ['e1', 'e2'],
      },
    ]);
  });

  test('a cancellation wins over an end', () => {
    const [fact] = merged([
      reported('e1'),
      cancelled('e3', 'e1'),
      terminated(['e2', 'e1'], '2026-12-18'),
    ]).facts;

    expect(fact?.state).toBe('cancelled');
    expect(fact?.endOn).toBeUndefined();
  });

  test('an end whose report has not come is no placement yet', () => {
    expect(merged([terminated(['e2', 'e1'], '2026-12-18'), cancelled('e3', 'e1')])).toEqual({
      facts: [],
      conflicts: [],
    });
  });

  test('a correction whose report has not come stands for it', () => {
    const [fact] = merged([
      corrected(['e2', 'e1'], job({ startOn: '2026-11-20' })),
      cancelled('e3', 'e1'),
    ]).facts;

    expect(fact).toEqual({
      ...A_JOB,
      state: 'cancelled',
      isConfirmed: false,
      startOn: '2026-11-20',
      events: ['e2', 'e3'],
    });
  });

  test('events that correct each other in a circle come to an end', () => {
    const events = [corrected(['e1', 'e2'], job()), corrected(['e2', 'e1'], job())];

    expect(merged(events).facts).toHaveLength(1);
  });
});

describe('two reports', () => {
  test('of the same person, employer and day from two sources confirm each other', () => {
    const { facts, conflicts } = merged([reported('e1'), reported('x9', job(), 'social-fund')]);

    expect(facts).toEqual([{ ...A_JOB, events: ['e1', 'x9'] }]);
    expect(conflicts).toEqual([]);
  });

  test('a cancelled one does not cancel the other, whose words then count', () => {
    const confirmed = job({ confirmation: 'social-fund-record' });
    const { facts } = merged([
      reported('e1'),
      cancelled('e2', 'e1'),
      reported('x9', confirmed, 'social-fund'),
    ]);

    expect(facts).toMatchObject([{ state: 'reported', confirmation: 'social-fund-record' }]);
  });

  test('ids are the source’s own: a cancellation of another source’s event with the same id is not ours', () => {
    const { facts } = merged([reported('e1', job(), 'social-fund'), cancelled('e2', 'e1')]);

    expect(facts.map(({ state }) => state)).toEqual(['reported']);
  });

  test.each([
    ['one employer, two start days', job({ startOn: '2026-11-20' }), 1],
    ['two employers from one day', job({ employer: BAKERY }), 1],
    ['two employers from two days', job({ employer: BAKERY, startOn: '2026-11-20' }), 0],
  ])('%s', (_name, other, conflicts) => {
    expect(merged([reported('e1'), reported('e2', other)]).conflicts).toHaveLength(conflicts);
  });

  test('an employer who hires again after the end contradicts nobody', () => {
    const events = [
      reported('e1'),
      terminated(['e2', 'e1'], '2026-12-18'),
      reported('e3', job({ startOn: '2026-12-18' })),
    ];

    expect(merged(events).conflicts).toEqual([]);
    expect(merged(events).facts.map(({ state }) => state)).toEqual(['terminated', 'reported']);
  });

  test('of two people are two placements without conflict', () => {
    const { facts, conflicts } = mergePlacements([
      { subjectId: 'applicant', event: reported('e1'), receivedAt },
      { subjectId: 'spouse', event: reported('e2', job({ startOn: '2026-11-20' })), receivedAt },
    ]);

    expect(facts.map(({ subjectId }) => subjectId)).toEqual(['applicant', 'spouse']);
    expect(conflicts).toEqual([]);
  });
});

test('the order of arrival and repeats do not matter', () => {
  const events = [
    reported('e1'),
    corrected(['e2', 'e1'], job({ startOn: '2026-11-20' })),
    corrected(['e3', 'e2'], job({ employer: BAKERY }), '2026-11-20'),
    terminated(['e4', 'e1'], '2026-12-18'),
    terminated(['e7', 'e1'], '2026-12-17', { on: '2026-12-21' }),
    reported('e5', job({ startOn: '2026-12-01' })),
    cancelled('e6', 'e5'),
    reported('x1', job({ employer: BAKERY }), 'social-fund'),
  ];
  const expected = merged(events);

  expect(expected.facts).toHaveLength(2);
  fc.assert(
    fc.property(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.constantFrom(...events), { maxLength: 5 }),
      (shuffled, repeats) => {
        expect(merged([...shuffled, ...repeats])).toEqual(expected);
      },
    ),
  );
});
