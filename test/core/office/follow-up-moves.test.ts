import { describe, expect, test } from 'vitest';
import type { FollowUp } from '#schemas/follow-up';
import type { OfficeEvent } from '#schemas/office-event';
import { cancelled, corrected, happened } from '#test/core/office-events';
import { JANUARY, MARCH, openedIn, planAt, refusedAt, signing } from '#test/core/planned-checks';

describe('what the office posts moves the plan', () => {
  const at = '2027-02-10T09:00:00.000Z';
  const prolonged = happened('prolongation-decided', '2027-02-05', { outcome: 'prolonged', months: 2 });
  const done = happened('monitoring-done', '2027-02-09', {
    obligation: 'last-month-conclusion',
    month: '2027-02',
  });
  const ended = happened('contract-ended', '2027-01-15');

  test.each<{
    name: string;
    events: readonly OfficeEvent[];
    followUps?: readonly FollowUp[];
    expected: string;
  }>([
    {
      name: 'prolonged: February is no longer the last',
      events: [signing, prolonged],
      expected: `monitoring 2027-02, next ${MARCH}`,
    },
    {
      name: 'prolonged after the check of the last month: it has asked everything',
      events: [signing, prolonged],
      followUps: [openedIn('contract-end', '2027-02')],
      expected: `next ${MARCH}`,
    },
    {
      name: 'a monthly check does not stand for the last month',
      events: [signing],
      followUps: [openedIn('monitoring', '2027-02')],
      expected: `contract-end 2027-02, next ${MARCH}`,
    },
    { name: 'done by the office itself', events: [signing, done], expected: `next ${MARCH}` },
    {
      name: 'that was said by mistake',
      events: [signing, done, cancelled(done, '2027-02-10')],
      expected: `contract-end 2027-02, next ${MARCH}`,
    },
    {
      name: 'terminated',
      events: [signing, happened('termination-decided', '2027-02-05', { outcome: 'terminated' })],
      expected: 'next never',
    },
    {
      name: 'closed',
      events: [signing, ended, happened('case-closed', '2027-02-05')],
      expected: 'next never',
    },
    {
      name: 'the signing is taken back',
      events: [signing, cancelled(signing, '2027-02-09')],
      expected: 'next never',
    },
    {
      name: 'the term was told wrongly',
      events: [signing, corrected(signing, '2027-02-09', { details: { termMonths: 4 } })],
      expected: `monitoring 2027-02, next ${MARCH}`,
    },
    {
      name: 'ended earlier: the conclusion is owed however late, the months that are over are not asked again',
      events: [signing, ended],
      expected: `contract-end 2027-01, post-contract 2027-02, next ${MARCH}`,
    },
  ])('$name', ({ events, followUps = [], expected }) => {
    expect(planAt(at, { events, followUps })).toBe(expected);
  });
});

describe('what is opened or refused', () => {
  const at = '2026-12-10T09:00:00.000Z';

  test.each<{ name: string; followUp: FollowUp; expected: string }>([
    {
      name: 'opened: until the next month',
      followUp: openedIn('monitoring', '2026-12'),
      expected: `next ${JANUARY}`,
    },
    {
      name: 'refused today: tomorrow',
      followUp: refusedAt('monitoring', '2026-12', '2026-12-10T08:00:00.000Z'),
      expected: 'next 2026-12-10T21:00:00.000Z',
    },
    {
      name: 'refused at one in the night of Vladimir: tomorrow',
      followUp: refusedAt('monitoring', '2026-12', '2026-12-09T22:00:00.000Z'),
      expected: 'next 2026-12-10T21:00:00.000Z',
    },
    {
      name: 'refused yesterday: now',
      followUp: refusedAt('monitoring', '2026-12', '2026-12-09T20:00:00.000Z'),
      expected: `monitoring 2026-12, next ${JANUARY}`,
    },
    {
      name: 'another purpose',
      followUp: openedIn('post-contract', '2026-12'),
      expected: `monitoring 2026-12, next ${JANUARY}`,
    },
    {
      name: 'another month',
      followUp: openedIn('monitoring', '2026-11'),
      expected: `monitoring 2026-12, next ${JANUARY}`,
    },
  ])('$name', ({ followUp, expected }) => {
    expect(planAt(at, { followUps: [followUp] })).toBe(expected);
  });

  test('refused, and its month is over: only with the next look of the case', () => {
    const followUps = [
      refusedAt('contract-end', '2027-02', '2027-03-10T08:00:00.000Z'),
      openedIn('post-contract', '2027-03'),
    ];
    expect(planAt('2027-03-10T09:00:00.000Z', { followUps })).toBe('next 2027-03-31T21:00:00.000Z');
    expect(planAt('2027-03-31T21:00:00.000Z', { followUps })).toBe(
      'contract-end 2027-02, post-contract 2027-04, next 2027-04-30T21:00:00.000Z',
    );
  });
});
