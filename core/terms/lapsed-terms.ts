import type { TermCode } from '#schemas/deadline';
import type { ContractState } from '#schemas/office-event';

const UNDER_CONTRACT_OR_LATER: readonly ContractState[] = [
  'contract-active',
  'prolonging',
  'prolonged',
  'terminating',
  'ended',
  'post-monitoring',
];
const BUT = (state: ContractState): readonly ContractState[] =>
  UNDER_CONTRACT_OR_LATER.filter((one) => one !== state);

/** States in which the step that would meet a term has no place any more. */
const LAPSED_IN: Readonly<Partial<Record<TermCode, readonly ContractState[]>>> = {
  // The signed contract is the answer (clause 3.4.2).
  'final-answer': UNDER_CONTRACT_OR_LATER,
  'decision-notice': UNDER_CONTRACT_OR_LATER,
  'prolongation-review': BUT('prolonging'),
  'prolongation-conclusion': BUT('prolonging'),
  'termination-to-commission': BUT('terminating'),
  'termination-decision': BUT('terminating'),
};

/** Whether a term that nothing has met is no longer owed. Complaints are answered whatever became of the case. */
export const isLapsed = (code: TermCode, state: ContractState): boolean =>
  state === 'withdrawn' || state === 'closed' || LAPSED_IN[code]?.includes(state) === true;
