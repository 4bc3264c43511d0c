import { describe, expect, test } from 'vitest';
import { happened } from '#test/core/office-events';
import { JANUARY, MARCH, openedIn, planAt, type Given } from '#test/core/planned-checks';

const FEBRUARY = '2027-01-31T21:00:00.000Z';

describe('when a check begins', () => {
  test.each<{ name: string; now: string; given?: Given; expected: string }>([
    {
      name: 'nothing is signed',
      now: '2026-12-10T09:00:00.000Z',
      given: { events: [] },
      expected: 'next never',
    },
    {
      name: 'signed this month: the next one',
      now: '2026-11-30T09:00:00.000Z',
      expected: 'next 2026-11-30T21:00:00.000Z',
    },
    {
      name: 'the last millisecond before',
      now: '2026-11-30T20:59:59.999Z',
      expected: 'next 2026-11-30T21:00:00.000Z',
    },
    {
      name: 'midnight of the office',
      now: '2026-11-30T21:00:00.000Z',
      expected: `monitoring 2026-12, next ${JANUARY}`,
    },
    {
      name: 'the last day of the month',
      now: '2026-12-31T20:59:59.999Z',
      expected: `monitoring 2026-12, next ${JANUARY}`,
    },
    {
      name: 'signed on the 30th for three months: February is the last',
      now: FEBRUARY,
      expected: `contract-end 2027-02, next ${MARCH}`,
    },
    {
      name: 'after the end',
      now: '2027-03-10T09:00:00.000Z',
      given: { followUps: [openedIn('contract-end', '2027-02')] },
      expected: 'post-contract 2027-03, next 2027-03-31T21:00:00.000Z',
    },
    {
      name: 'the twelfth month after',
      now: '2028-02-10T09:00:00.000Z',
      given: { followUps: [openedIn('contract-end', '2027-02')] },
      expected: 'post-contract 2028-02, next never',
    },
    {
      name: 'the thirteenth month after',
      now: '2028-03-10T09:00:00.000Z',
      given: { followUps: [openedIn('contract-end', '2027-02')] },
      expected: 'next never',
    },
  ])('$name', ({ now, given, expected }) => {
    expect(planAt(now, given)).toBe(expected);
  });

  test('in the time zone of the office: Irkutsk is five hours before Vladimir', () => {
    const irkutsk = { case: { policy: { id: 'irkutsk', edition: '2021-01-01' } } };
    expect(planAt('2026-12-31T16:00:00.000Z')).toBe(`monitoring 2026-12, next ${JANUARY}`);
    expect(planAt('2026-12-31T15:59:59.999Z', irkutsk)).toBe(
      'monitoring 2026-12, next 2026-12-31T16:00:00.000Z',
    );
    expect(planAt('2026-12-31T16:00:00.000Z', irkutsk)).toBe(
      'monitoring 2027-01, next 2027-01-31T16:00:00.000Z',
    );
  });

  test('signed on the 31st for six months: the end is the last of February', () => {
    const events = [happened('contract-signed', '2026-08-31', { termMonths: 6 })];
    expect(planAt('2027-02-10T09:00:00.000Z', { events })).toBe(`contract-end 2027-02, next ${MARCH}`);
    expect(
      planAt('2027-03-01T09:00:00.000Z', { events, followUps: [openedIn('contract-end', '2027-02')] }),
    ).toBe('post-contract 2027-03, next 2027-03-31T21:00:00.000Z');
  });
});

describe('who is asked at all', () => {
  test('in hardship nothing is asked month by month, only at the end and after it', () => {
    const hardship = { case: { track: 'hardship' } } as const;
    expect(planAt('2026-12-10T09:00:00.000Z', hardship)).toBe(`next ${FEBRUARY}`);
    expect(planAt(FEBRUARY, hardship)).toBe(`contract-end 2027-02, next ${MARCH}`);
  });

  test.each(['monitoring', 'contract-end', 'post-contract'] as const)(
    'a check of purpose %s asks for no further checks',
    (purpose) => {
      expect(planAt('2026-12-10T09:00:00.000Z', { case: { purpose } })).toBe('next never');
    },
  );

  test('nothing where the pack is unknown', () => {
    expect(
      planAt('2026-12-10T09:00:00.000Z', { case: { policy: { id: 'nowhere', edition: '2020-01-01' } } }),
    ).toBe('next never');
  });
});
