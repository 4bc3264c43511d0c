import { describe, expect, test } from 'vitest';
import { leningrad } from '#core/policies/leningrad';
import type { ContractStanding } from '#schemas/contract-standing';
import type { VerificationCase } from '#schemas/verification-case';
import { reportOf, some } from '#test/core/report-of';

const ACTIVE = { state: 'contract-active', signedOn: '2026-11-30', complaints: 0 } as const;

/** So many families with a contract, signed on the last day of November unless said otherwise. */
const signed = (
  count: number,
  changes: Partial<VerificationCase> = {},
  contract: Partial<ContractStanding> = {},
) => some(count, { ...changes, contract: { ...ACTIVE, ...contract } });

const sectionOf = (cases: VerificationCase[], period = {}) => reportOf(cases, period).programmes[0];

describe('contracts against quotas', () => {
  test('the quota is of contracts: verifications may keep it and contracts not', () => {
    const cases = [
      ...signed(29, { track: 'job-search' }),
      ...signed(10, { track: 'training' }),
      ...signed(10, { track: 'business' }),
      ...signed(51, { track: 'hardship' }),
      ...some(20, { track: 'job-search' }),
    ];
    const tracks = sectionOf(cases)?.tracks.map(({ track, verifications, contracts }) => [
      track,
      verifications.count,
      verifications.verdict,
      contracts.count,
      contracts.sharePercent,
      contracts.verdict,
    ]);
    // Of 120 verifications 49 are 40.8 percent; of 100 contracts 29 are not 30.
    expect(tracks).toEqual([
      ['job-search', 49, 'meets', 29, 29, 'does-not-meet'],
      ['training', 10, 'does-not-meet', 10, 10, 'meets'],
      ['business', 10, 'meets', 10, 10, 'meets'],
      ['household-farm', 0, 'no-quota', 0, 0, 'no-quota'],
      ['hardship', 51, 'meets', 51, 51, 'does-not-meet'],
    ]);
  });

  test('no contract yet: no share and no verdict, the verifications stand', () => {
    const [jobSearch] = sectionOf(some(30, { track: 'job-search' }))?.tracks ?? [];
    expect(jobSearch).toMatchObject({
      verifications: { count: 30, sharePercent: 100, verdict: 'meets' },
      contracts: { count: 0, verdict: 'not-known' },
    });
    expect(jobSearch?.contracts.sharePercent).toBeUndefined();
  });

  test('a few contracts are hidden without hiding the verifications of the programme', () => {
    const report = reportOf([...some(30), ...signed(4)]);
    expect(report).toMatchObject({ verifications: 34, contracts: '<5' });
    expect(report.programmes[0]).toMatchObject({
      verifications: 34,
      contracts: { signed: 'withheld', active: 'withheld', ended: 'withheld', terminated: 'withheld' },
    });
  });
});

describe('which contracts are counted', () => {
  test('those signed on a day of the period, both included, whenever the application was accepted', () => {
    const september = { acceptedOn: '2026-09-10' };
    const cases = [
      ...signed(5, september, { signedOn: '2026-11-01' }),
      ...signed(6, september, { signedOn: '2026-11-30' }),
      ...signed(7, september, { signedOn: '2026-10-31' }),
      ...signed(8, {}, { signedOn: '2026-12-01' }),
    ];
    expect(reportOf(cases)).toMatchObject({ verifications: 8, contracts: 11 });
  });

  test('no repeated check, no synthetic family, nothing that is only decided', () => {
    const cases = [
      ...signed(5),
      ...signed(6, { purpose: 'monitoring' }),
      ...signed(7, { purpose: 'pre-signing' }),
      ...signed(8, { testMode: true }),
      ...some(9, { contract: { state: 'decided-granted', complaints: 0 } }),
    ];
    expect(reportOf(cases).contracts).toBe(5);
  });

  test('ended by their term and terminated are shown apart from those that run', () => {
    const cases = [
      ...signed(20),
      ...signed(6, {}, { state: 'terminating' }),
      ...signed(9, {}, { state: 'closed', endedBy: 'term' }),
      ...signed(8, {}, { state: 'ended', endedBy: 'termination' }),
    ];
    expect(sectionOf(cases)?.contracts).toEqual({ signed: 43, active: 26, ended: 9, terminated: 8 });
    const [, ...less] = cases.filter(({ contract }) => contract?.endedBy !== 'term');
    const two = signed(2, {}, { state: 'ended', endedBy: 'term' });
    expect(sectionOf([...less, ...two])?.contracts).toEqual({
      signed: 35,
      active: '>=5',
      ended: '<5',
      terminated: 8,
    });
  });

  test('families by how often they dealt with the office: an older row knows the application only', () => {
    const cases = [
      ...some(20),
      ...signed(6, {}, { interactions: 0 }),
      ...signed(9, {}, { interactions: 1 }),
      ...signed(7, {}, { interactions: 2 }),
      ...signed(5, {}, { interactions: 4 }),
    ];
    expect(sectionOf(cases)?.interactions).toEqual({ once: 26, twice: 9, more: 12 });
    const two = cases.slice(0, -3).filter(({ contract }) => contract?.interactions !== 2);
    expect(sectionOf(two)?.interactions).toEqual({ once: '>=5', twice: 9, more: '<5' });
  });

  test('families that complained, once each', () => {
    const cases = [...some(20), ...signed(6, {}, { complaints: 3 })];
    expect(sectionOf(cases)?.withComplaint).toBe(6);
  });
});

describe('loss of work since 1 March 2022 (order Пр-622 п. 1б)', () => {
  const families = (count: number, changes: Partial<VerificationCase> = {}) =>
    some(count, { policy: leningrad.reference, ...changes });

  test('counts families with and without a contract; a register that said nothing counts for neither', () => {
    const cases = [
      ...families(12, { jobLost: true }),
      ...families(7, { jobLost: true, contract: ACTIVE }),
      ...families(9, { jobLost: false, contract: ACTIVE }),
      ...families(5),
    ];
    expect(sectionOf(cases)?.jobLoss).toEqual({ since: '2022-03-01', verifications: 19, contracts: 7 });
  });

  test('also those who did not lose it are not told where they are few', () => {
    const cases = [...families(30, { jobLost: true }), ...families(2, { jobLost: false })];
    expect(sectionOf(cases)?.jobLoss).toMatchObject({ verifications: '>=5', contracts: 0 });
  });

  test('other packs do not count it', () => {
    expect(sectionOf(some(10, { jobLost: true }))?.jobLoss).toBeUndefined();
  });
});
