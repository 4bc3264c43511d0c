import { followedObligations, followUpIds } from '#core/terms/followed-obligations';
import { civilDayOf } from '#core/time/local-time';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { Obligation } from '#schemas/deadline';
import type { Instant } from '#schemas/time';

type Contract = Pick<CaseFile, 'case' | 'officeEvents' | 'followUps'>;

/** What the contracts ask of the office, case by case; the rows of all their checks are read at once. */
export const obligationsWithChecks = async (
  contracts: readonly Contract[],
  now: Instant,
  store: Pick<CaseStore, 'loadCases'>,
): Promise<Obligation[][]> => {
  const looks = contracts.map((contract) => {
    const policy = existing(findPolicy(contract.case.policy), 'policy');
    return { contract, policy, today: civilDayOf(now, policy.timeZone) };
  });
  const ids = looks.flatMap(({ contract, policy, today }) => followUpIds(contract, policy, today));
  const known = ids.length === 0 ? [] : await store.loadCases([...new Set(ids)]);
  const cases = new Map(known.map((one) => [one.caseId, one]));
  return looks.map(({ contract, policy, today }) => followedObligations(contract, { policy, today, cases }));
};
