import type { CaseState } from '#schemas/verification-case';

/** What can happen to a case. */
export type CaseEvent =
  /** Its questions are planned now. */
  | 'opened'
  /** Every question is answered and a result is written. */
  | 'concluded';

/** The whole life of a case. What is not in the table does not happen. */
const TRANSITIONS = {
  received: { opened: 'verifying' },
  verifying: { concluded: 'result-ready' },
  // Late and contradicting answers, placements: a further version of the result.
  'result-ready': { concluded: 'result-ready' },
} as const satisfies Record<CaseState, Partial<Record<CaseEvent, CaseState>>>;

/** The state after the event; `undefined` where the event has no place. */
export const nextState = (state: CaseState, event: CaseEvent): CaseState | undefined => {
  const row: Partial<Record<CaseEvent, CaseState>> = TRANSITIONS[state];
  return row[event];
};
