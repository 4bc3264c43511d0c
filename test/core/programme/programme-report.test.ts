import { describe, expect, test } from 'vitest';
import { penza } from '#core/policies/penza';
import type { ProgrammeReport } from '#schemas/programme-report';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';
import { reportOf, some } from '#test/core/report-of';

const A_DAY_LATE = '2026-11-26T21:00:00.000Z';

const tracksOf = ({ programmes }: ProgrammeReport) =>
  programmes[0]?.tracks.map(({ track, verifications: { count, sharePercent, verdict } }) => [
    track,
    count,
    sharePercent,
    verdict,
  ]);

describe('tracks against quotas', () => {
  test('exactly 30, 10 and 10 percent keep the quota, 50.0 percent too', () => {
    const cases = [
      ...some(30, { track: 'job-search' }),
      ...some(10, { track: 'training' }),
      ...some(10, { track: 'business' }),
      ...some(50, { track: 'hardship' }),
    ];
    expect(tracksOf(reportOf(cases))).toEqual([
      ['job-search', 30, 30, 'meets'],
      ['training', 10, 10, 'meets'],
      ['business', 10, 10, 'meets'],
      ['household-farm', 0, 0, 'no-quota'],
      ['hardship', 50, 50, 'meets'],
    ]);
  });

  test('one beside the quota does not keep it', () => {
    const cases = [
      ...some(29, { track: 'job-search' }),
      ...some(9, { track: 'training' }),
      ...some(11, { track: 'business' }),
      ...some(51, { track: 'hardship' }),
    ];
    expect(tracksOf(reportOf(cases))?.map(([, , , verdict]) => verdict)).toEqual([
      'does-not-meet',
      'does-not-meet',
      'does-not-meet',
      'no-quota',
      'does-not-meet',
    ]);
  });

  test('of a small count neither share nor a verdict that depends on it is told', () => {
    const cases = [
      ...some(20, { track: 'job-search' }),
      ...some(3, { track: 'training' }),
      ...some(7, { track: 'hardship' }),
    ];
    // Of 30: one is 3 percent, three are 10.
    expect(tracksOf(reportOf(cases))).toEqual([
      ['job-search', '>=5', undefined, 'not-known'],
      ['training', '<5', undefined, 'not-known'],
      ['business', 0, 0, 'meets'],
      ['household-farm', 0, 0, 'no-quota'],
      ['hardship', 7, 23.3, 'meets'],
    ]);
  });

  test('of a small programme nothing is told but that it is small', () => {
    const report = reportOf(some(4));
    expect(report.verifications).toBe('<5');
    expect(report.programmes[0]).toMatchObject({ verifications: 'withheld', municipalities: [] });
    const told = report.programmes[0]?.tracks.map(({ verifications }) => verifications.count);
    expect(new Set(told)).toEqual(new Set(['withheld']));
  });
});

describe('what is counted', () => {
  test('applications before the decision of real families, both days of the period included', () => {
    const cases = [
      ...some(5, { acceptedOn: '2026-11-01' }),
      ...some(6, { acceptedOn: '2026-11-30' }),
      ...some(7, { acceptedOn: '2026-10-31' }),
      ...some(8, { acceptedOn: '2026-12-01' }),
      ...some(9, { purpose: 'monitoring' }),
      ...some(10, { testMode: true }),
    ];
    expect(reportOf(cases).verifications).toBe(11);
  });

  test('states are a tree: a small number of open ones hides the ready ones too', () => {
    const states = (received: number, verifying: number, ready: number) =>
      reportOf([
        ...some(received, { state: 'received' }),
        ...some(verifying, { state: 'verifying' }),
        ...some(ready),
      ]).programmes[0]?.states;
    expect(states(6, 7, 20)).toEqual({ resultReady: 20, open: 13, received: 6, verifying: 7 });
    expect(states(4, 4, 20)).toEqual({
      resultReady: 20,
      open: 8,
      received: 'withheld',
      verifying: 'withheld',
    });
    expect(states(2, 1, 20)).toEqual({
      resultReady: '>=5',
      open: '<5',
      received: 'withheld',
      verifying: 'withheld',
    });
  });
});

describe('on time', () => {
  const unready = aCase({ officeId: 'penza-1', policy: penza.reference, state: 'verifying' });
  const shareOf = (cases: VerificationCase[]) => reportOf(cases).offices[0]?.onTime;

  test('the legal day ends at midnight of the zone of the pack', () => {
    const cases = [...some(30), ...some(10, { firstResultAt: A_DAY_LATE })];
    expect(shareOf(cases)).toEqual({ fromPercent: 75, toPercent: 75 });
  });

  test('what has no result after its day is not on time either; what still has time is not counted', () => {
    const overdue = Array.from({ length: 30 }, () => unready);
    const running = Array.from({ length: 30 }, () => ({ ...unready, acceptedOn: '2026-12-30' }));
    const december = { from: '2026-11-01', to: '2026-12-31' };
    expect(reportOf([...some(30), ...overdue, ...running], december).offices[0]?.onTime).toEqual({
      fromPercent: 50,
      toPercent: 50,
    });
  });

  test('a few late ones make a range', () => {
    const late = (count: number) =>
      shareOf([...some(100 - count), ...some(count, { firstResultAt: A_DAY_LATE })]);
    expect([late(0), late(1), late(4), late(5)]).toEqual([
      { fromPercent: 100, toPercent: 100 },
      { fromPercent: 95, toPercent: 100 },
      { fromPercent: 95, toPercent: 100 },
      { fromPercent: 95, toPercent: 95 },
    ]);
  });

  test('an office whose count is hidden has no share', () => {
    const cases = [...some(3), ...some(40, { officeId: 'penza-2' }), ...some(50, { officeId: 'penza-3' })];
    expect(reportOf(cases, { offices: ['penza-1', 'penza-2', 'penza-3'] }).offices).toEqual([
      { officeId: 'penza-1', verifications: '<5' },
      { officeId: 'penza-2', verifications: '>=5' },
      { officeId: 'penza-3', verifications: 50, onTime: { fromPercent: 100, toPercent: 100 } },
    ]);
  });
});
