import type { Context } from '#core/reconcile/context';
import type { Finding } from '#core/reconcile/finding';
import { CONTRACT_STATES } from '#core/texts/contract-states';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { CaseId, OfficeId, SubjectId } from '#schemas/ids';
import type { ContractState } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';
import type { PolicyReference } from '#schemas/verification-request';
import type { Severity } from '#schemas/verification-result';

/** Another application that names somebody of this family: ids, days and states, nothing about people. */
export type OtherApplication = {
  caseId: CaseId;
  officeId: OfficeId;
  acceptedOn: IsoDay;
  policy: PolicyReference;
  state: ContractState;
  /** A contract was signed, whatever became of it. */
  wasSigned: boolean;
  /** Who of this family is named there too. */
  subjectIds: readonly SubjectId[];
};

type Standing = 'pending' | 'granted' | 'over';

const STANDINGS: Readonly<Record<ContractState, Standing>> = {
  preparation: 'pending',
  'additional-check': 'pending',
  'with-commission': 'pending',
  'awaiting-decision': 'pending',
  'decided-granted': 'granted',
  'decided-refused': 'over',
  'contract-active': 'granted',
  prolonging: 'granted',
  prolonged: 'granted',
  terminating: 'granted',
  ended: 'granted',
  'post-monitoring': 'granted',
  closed: 'over',
  withdrawn: 'over',
};

/** An application on which nothing is signed yet can still be weighed against another one. */
export const isUndecided = (state: ContractState): boolean =>
  STANDINGS[state] === 'pending' || state === 'decided-granted';

const standingOf = ({ state, wasSigned }: OtherApplication): Standing =>
  wasSigned ? 'granted' : STANDINGS[state];

/** Where the aid of these very rules is granted once, a grant weighs heavily; under other rules a person compares. */
const severityOf = (standing: Standing, other: OtherApplication, { policy }: Context): Severity => {
  if (standing === 'over') return 'info';
  const isSameAid = policy.isGrantedOnce === true && other.policy.id === policy.reference.id;
  return standing === 'granted' && isSameAid ? 'high' : 'medium';
};

const everybody = ({ request }: Context, { subjectIds }: OtherApplication): Bilingual => {
  const named = request.subjects.filter(({ subjectId }) => subjectIds.includes(subjectId)).map(whoIs);
  return { ru: named.map(({ ru }) => ru).join(', '), en: named.map(({ en }) => en).join(', ') };
};

/**
 * One finding per other application (clause 1.2: granted once). The other office is named so that the two can talk;
 * neither learns anything about the family that it does not know.
 */
export const otherApplicationFindings = (context: Context, others: readonly OtherApplication[]): Finding[] =>
  others.map((other) => {
    const standing = standingOf(other);
    const [subjectId] = other.subjectIds;
    return {
      kind: 'other-application',
      ...(subjectId === undefined || other.subjectIds.length > 1 ? {} : { subjectId }),
      item: `other-application/${other.caseId}`,
      recorded: `${other.officeId}, ${other.acceptedOn}, ${other.state}`,
      evidence: [],
      explanation: explanations['other-application']({
        who: everybody(context, other),
        caseId: other.caseId,
        officeId: other.officeId,
        acceptedOn: other.acceptedOn,
        state: CONTRACT_STATES[other.state],
      }),
      weight: {
        type: 'fixed',
        severity: severityOf(standing, other, context),
        effect: standing === 'over' ? 'does-not-change-eligibility' : 'not-decidable',
      },
    };
  });
