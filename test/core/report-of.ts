import { penza } from '#core/policies/penza';
import type { PolicyPack } from '#core/policies/policy-pack';
import { findPolicy } from '#core/policies/registry';
import { programmeReport } from '#core/programme/programme-report';
import { ProgrammeReport } from '#schemas/programme-report';
import type { VerificationCase } from '#schemas/verification-case';
import { aCase } from '#test/builders';

const policyOf = ({ policy }: VerificationCase): PolicyPack => {
  const found = findPolicy(policy);
  if (found === undefined) throw new Error('no policy');
  return found;
};

const ON_TIME = '2026-11-26T20:59:59.000Z';

/** So many cases of Penza, accepted on 20 November 2026: day 6 is Thursday the 26th, Moscow time. */
export const some = (count: number, changes: Partial<VerificationCase> = {}): VerificationCase[] =>
  Array.from({ length: count }, () =>
    aCase({
      officeId: 'penza-1',
      policy: penza.reference,
      state: 'result-ready',
      resultVersion: 1,
      firstResultAt: ON_TIME,
      ...changes,
    }),
  );

/** As it was on the last day of 2026, of November. */
export const reportOf = (cases: VerificationCase[], period = {}): ProgrammeReport =>
  ProgrammeReport.parse(
    programmeReport(
      cases,
      { offices: ['penza-1'], from: '2026-11-01', to: '2026-11-30', ...period },
      { policyOf, now: '2026-12-31T09:00:00.000Z' },
    ),
  );
