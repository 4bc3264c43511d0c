import { answersFor, followUpOf, type WantedFollowUp } from '#core/office/follow-up-plan';
import { caseIdOf } from '#core/ids';
import { obligationsOf } from '#core/terms/obligations';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { CaseFile } from '#core/ports';
import { refusalAdvice } from '#core/texts/refusal-advice';
import type { Obligation } from '#schemas/deadline';
import type { CaseId } from '#schemas/ids';
import type { IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

type Contract = Pick<CaseFile, 'case' | 'officeEvents' | 'followUps'>;

type Asked = { obligation: Obligation; wanted: WantedFollowUp; caseId: CaseId };

/** Obligations whose month has begun and whose check agencies are asked by, with the id that the check has or would have. */
const asked = (contract: Contract, policy: PolicyPack, today: IsoDay): Asked[] => {
  const { officeId, registrationNumber } = contract.case;
  return obligationsOf(contract.officeEvents, today).flatMap((obligation) => {
    const wanted = followUpOf(obligation, contract.case, policy);
    if (wanted === undefined || obligation.status === 'upcoming') return [];
    const { purpose, month } = wanted;
    const made = contract.followUps.find((one) => one.state === 'opened' && answersFor(wanted, one));
    const own = caseIdOf({ officeId, registrationNumber, purpose, checkMonth: month });
    return [{ obligation, wanted, caseId: made?.state === 'opened' ? made.caseId : own }];
  });
};

/** Ids of the checks of a contract that exist or may exist by now, whoever has opened them. */
export const followUpIds = (contract: Contract, policy: PolicyPack, today: IsoDay): CaseId[] =>
  asked(contract, policy, today).map(({ caseId }) => caseId);

const statusWith = ({ status }: Obligation, { state }: VerificationCase): Obligation['status'] =>
  status !== 'met' && state === 'result-ready' ? 'checked' : status;

const withCheck = (
  { obligation, wanted, caseId }: Asked,
  { followUps }: Contract,
  known: VerificationCase | undefined,
): Obligation => {
  if (known !== undefined) {
    const { purpose, state } = known;
    return {
      ...obligation,
      status: statusWith(obligation, known),
      followUp: { caseId, purpose, state },
    };
  }
  const refused = followUps.find(
    ({ purpose, month }) => purpose === wanted.purpose && month === wanted.month,
  );
  if (refused?.state !== 'refused' || obligation.status === 'met') return obligation;
  const { at: triedAt, errors } = refused;
  return { ...obligation, refusal: { triedAt, errors, nextStep: refusalAdvice(errors, wanted) } };
};

/** What a contract asks of the office, each month with its check. `cases`: those of `followUpIds` that exist. */
export const followedObligations = (
  contract: Contract,
  {
    policy,
    today,
    cases,
  }: { policy: PolicyPack; today: IsoDay; cases: ReadonlyMap<CaseId, VerificationCase> },
): Obligation[] => {
  const checks = asked(contract, policy, today);
  return obligationsOf(contract.officeEvents, today).map((obligation) => {
    const { kind, month } = obligation;
    const one = checks.find(({ obligation: other }) => other.kind === kind && other.month === month);
    if (one === undefined) return obligation;
    return withCheck(one, contract, cases.get(one.caseId));
  });
};
