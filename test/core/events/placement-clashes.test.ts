import { describe, expect, test } from 'vitest';
import { mergePlacements } from '#core/events/placements';
import type { EmploymentEvent } from '#schemas/employment-event';
import { BAKERY, cancelled, job, receivedAt, reported, terminated } from '#test/core/jobs';

const clashes = (...told: (readonly [string, EmploymentEvent])[]) =>
  mergePlacements(told.map(([subjectId, event]) => ({ subjectId, event, receivedAt }))).conflicts.map(
    ({ about, said, prevailing }) => [about, said.length, `${prevailing.employerInn} ${prevailing.startOn}`],
  );
const anna = (event: EmploymentEvent) => ['applicant', event] as const;

const first = reported('e1', job({ startOn: '2026-11-16' }));
const sameDayElsewhere = reported('x1', job({ employer: BAKERY, startOn: '2026-11-16' }), 'other');
const nextDay = reported('x1', job({ startOn: '2026-11-17' }), 'other');

describe('which of two posted jobs counts until a person decides', () => {
  test('one employer, two start days: the earlier', () => {
    expect(clashes(anna(first), anna(nextDay))).toEqual([['start-days', 2, '3328000110 2026-11-16']]);
    expect(clashes(anna(nextDay), anna(first))).toEqual([['start-days', 2, '3328000110 2026-11-16']]);
  });

  test('the earlier day by the word of the applicant alone gives way to a confirmed one', () => {
    const word = reported('e1', job({ startOn: '2026-11-16', confirmation: 'applicant' }));

    expect(clashes(anna(word), anna(nextDay))).toEqual([['start-days', 2, '3328000110 2026-11-17']]);
  });

  test('two words of the applicant: the earlier', () => {
    const word = reported('e1', job({ startOn: '2026-11-16', confirmation: 'applicant' }));
    const other = reported('x1', job({ startOn: '2026-11-17', confirmation: 'applicant' }), 'other');

    expect(clashes(anna(word), anna(other))).toEqual([['start-days', 2, '3328000110 2026-11-16']]);
  });

  test('two employers from one day clash, from two days do not', () => {
    const later = reported('x1', job({ employer: BAKERY, startOn: '2026-11-17' }), 'other');

    expect(clashes(anna(first), anna(sameDayElsewhere))).toEqual([['employers', 2, '3328000110 2026-11-16']]);
    expect(clashes(anna(first), anna(later))).toEqual([]);
  });

  test('two people, or a job that was cancelled, clash with nobody', () => {
    expect(clashes(anna(first), ['spouse', sameDayElsewhere])).toEqual([]);
    expect(clashes(anna(first), ['spouse', nextDay])).toEqual([]);
    expect(clashes(anna(reported('e1')), anna(cancelled('e2', 'e1')), anna(nextDay))).toEqual([]);
  });

  test('two ends of one job: the end reported last', () => {
    const events = [
      reported('e1'),
      reported('x1', job(), 'social-fund'),
      terminated(['e2', 'e1'], '2026-12-10', { on: '2026-12-11' }),
      terminated(['x2', 'x1'], '2026-12-01', { on: '2026-12-20', source: 'social-fund' }),
    ];
    const { conflicts } = mergePlacements(
      events.map((event) => ({ subjectId: 'applicant', event, receivedAt })),
    );

    expect(conflicts.map(({ prevailing }) => prevailing.endOn)).toEqual(['2026-12-01']);
  });
});
