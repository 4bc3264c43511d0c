import { describe, expect, test } from 'vitest';
import { mergePlacements } from '#core/events/placements';
import { cancelled, corrected, job, merged, receivedAt, reported, terminated } from '#test/core/jobs';

describe('several sources about one job', () => {
  const fund = 'social-fund';
  const both = [reported('e1'), reported('x1', job({ confirmation: 'applicant' }), fund)];

  test('ends on different days: a person decides, the end reported last is shown', () => {
    const { facts, conflicts } = merged([
      ...both,
      terminated(['e2', 'e1'], '2026-12-18'),
      terminated(['x2', 'x1'], '2026-12-15', { on: '2026-12-22', source: fund }),
    ]);

    expect(facts).toMatchObject([{ state: 'terminated', endOn: '2026-12-15', endReportedOn: '2026-12-22' }]);
    expect(conflicts).toMatchObject([
      {
        about: 'end-days',
        said: [
          { startOn: '2026-11-16', endOn: '2026-12-15' },
          { startOn: '2026-11-16', endOn: '2026-12-18' },
        ],
      },
    ]);
  });

  test('one end day from both is no conflict, nor is a source that corrects its own end', () => {
    expect(
      merged([
        ...both,
        terminated(['e2', 'e1'], '2026-12-18'),
        terminated(['x2', 'x1'], '2026-12-18', { source: fund }),
      ]).conflicts,
    ).toEqual([]);
    const own = merged([
      reported('e1'),
      terminated(['e2', 'e1'], '2026-12-18'),
      terminated(['e3', 'e1'], '2026-12-25', { on: '2026-12-26' }),
    ]);

    expect(own.conflicts).toEqual([]);
    expect(own.facts).toMatchObject([{ endOn: '2026-12-25' }]);
  });

  test('the strongest confirmation is shown; the applicant alone confirms nothing, two sources do', () => {
    const own = job({ confirmation: 'applicant' });

    expect(merged(both).facts).toMatchObject([{ confirmation: 'employer', isConfirmed: true }]);
    expect(merged([reported('e1', own)]).facts).toMatchObject([{ isConfirmed: false }]);
    expect(merged([reported('e1', own), reported('x1', own, fund)]).facts).toMatchObject([
      { confirmation: 'applicant', isConfirmed: true },
    ]);
    expect(
      merged([reported('e1', own), reported('x1', own, fund), cancelled('e2', 'e1')]).facts,
    ).toMatchObject([{ state: 'reported', isConfirmed: false }]);
  });
});

test('every report keeps its day and the moment at which it reached us: what did we know when', () => {
  const correctedOn = corrected(['e2', 'e1'], job({ startOn: '2026-11-20' }));
  const early = { subjectId: 'applicant', event: reported('e1'), receivedAt };
  const late = { subjectId: 'applicant', event: correctedOn, receivedAt: '2026-12-03T10:00:00.000Z' };
  const [fact] = mergePlacements([late, { ...early, receivedAt: '2026-11-30T09:00:00.000Z' }, early]).facts;

  expect(fact?.startOn).toBe('2026-11-20');
  expect(fact?.reports).toEqual([
    {
      source: 'employment-centre',
      sourceEventId: 'e1',
      type: 'placement-reported',
      reportedOn: '2026-11-17',
      receivedAt: '2026-11-17T09:00:00.000Z',
    },
    {
      source: 'employment-centre',
      sourceEventId: 'e2',
      type: 'placement-corrected',
      reportedOn: '2026-11-18',
      receivedAt: '2026-12-03T10:00:00.000Z',
    },
  ]);
  const known = [early, late].filter((one) => one.receivedAt < '2026-12-01');

  expect(mergePlacements(known).facts).toMatchObject([{ startOn: '2026-11-16' }]);
});
