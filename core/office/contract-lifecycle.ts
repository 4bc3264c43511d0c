import { historyOf, type Happened } from '#core/office/office-history';
import type { ContractState, OfficeEvent } from '#schemas/office-event';

type Decision = Extract<Happened, { type: 'decided' | 'prolongation-decided' | 'termination-decided' }>;
type Complaint = Extract<Happened, { details: { complaintId: string } }>;

/** A step of the application or its contract; a decision steps by its outcome. */
type Step =
  | Exclude<Happened, Decision | Complaint | { type: 'consent-withdrawn' }>['type']
  | 'decided: granted'
  | 'decided: refused'
  | 'prolongation-decided: prolonged'
  | 'prolongation-decided: refused'
  | 'termination-decided: terminated'
  | 'termination-decided: kept';

type Row = Readonly<Partial<Record<Step, ContractState>>>;

const CHECKING: Row = {
  'handed-to-commission': 'with-commission',
  // Grounds of 2.8 keep a case from the commission (clause 3.2.5).
  'decided: refused': 'decided-refused',
  'applicant-withdrew': 'withdrawn',
};

const UNDER_CONTRACT: Row = {
  'prolongation-proposed': 'prolonging',
  'termination-established': 'terminating',
  'contract-ended': 'ended',
};

const AFTER_THE_END: Row = {
  'applicant-notified': 'ended',
  'monitoring-done': 'post-monitoring',
  'case-closed': 'closed',
};

/**
 * The whole life of an application and its contract (clauses 3.2–3.6). What is not in the table does not happen; there is
 * no suspension (clause 2.7).
 */
export const CONTRACT_STEPS: Readonly<Record<ContractState, Row>> = {
  preparation: {
    ...CHECKING,
    'mfc-accepted': 'preparation',
    'additional-check-notified': 'additional-check',
  },
  'additional-check': CHECKING,
  'with-commission': {
    'commission-met': 'with-commission',
    'commission-concluded': 'awaiting-decision',
    'applicant-withdrew': 'withdrawn',
  },
  'awaiting-decision': {
    'decided: granted': 'decided-granted',
    'decided: refused': 'decided-refused',
    'applicant-withdrew': 'withdrawn',
  },
  'decided-granted': {
    'applicant-notified': 'decided-granted',
    'contract-signed': 'contract-active',
    // Signing is refused where grounds of 2.8 have come up (clause 3.4.6).
    'decided: refused': 'decided-refused',
    'applicant-withdrew': 'withdrawn',
  },
  'decided-refused': {
    'applicant-notified': 'decided-refused',
    // An upheld complaint brings the case back (clause 5.9).
    'handed-to-commission': 'with-commission',
    'case-closed': 'closed',
  },
  'contract-active': {
    ...UNDER_CONTRACT,
    'applicant-notified': 'contract-active',
    'change-reported': 'contract-active',
    'monitoring-done': 'contract-active',
  },
  prolonging: {
    'handed-to-commission': 'prolonging',
    'commission-met': 'prolonging',
    'commission-concluded': 'prolonging',
    'prolongation-decided: prolonged': 'prolonged',
    'prolongation-decided: refused': 'contract-active',
    'change-reported': 'prolonging',
    'monitoring-done': 'prolonging',
    'termination-established': 'terminating',
    'contract-ended': 'ended',
  },
  prolonged: {
    ...UNDER_CONTRACT,
    'applicant-notified': 'prolonged',
    'change-reported': 'prolonged',
    'monitoring-done': 'prolonged',
  },
  terminating: {
    // The notice of a prolongation decided just before (clause 3.5.5): grounds suspend nothing.
    'applicant-notified': 'terminating',
    'handed-to-commission': 'terminating',
    'commission-met': 'terminating',
    'commission-concluded': 'terminating',
    'termination-decided: terminated': 'ended',
    'termination-decided: kept': 'contract-active',
    'change-reported': 'terminating',
    'monitoring-done': 'terminating',
  },
  ended: AFTER_THE_END,
  // The notice of a termination may come after the last check that was still owed (clause 3.6.6).
  'post-monitoring': { ...AFTER_THE_END, 'applicant-notified': 'post-monitoring' },
  closed: {},
  withdrawn: {},
};

const COMPLAINT_STEPS = {
  unknown: { 'complaint-registered': 'registered' },
  registered: {
    'complaint-decided: upheld': 'upheld',
    'complaint-decided: dismissed': 'dismissed',
    // Clause 5.10: the applicant is told that the matter is not looked at.
    'complaint-decided: not-considered': 'dismissed',
  },
  upheld: { 'complaint-remedied': 'upheld', 'complaint-replied': 'upheld' },
  dismissed: { 'complaint-replied': 'dismissed' },
} as const;

type ComplaintState = keyof typeof COMPLAINT_STEPS;

/** Where a case stands after its events. Complaints run beside everything else, each on its own. */
export type ContractLife = {
  state: ContractState;
  complaints: Readonly<Record<string, ComplaintState>>;
};

export const NEW_LIFE: ContractLife = { state: 'preparation', complaints: {} };

const isComplaint = (event: Happened): event is Complaint =>
  event.details !== undefined && 'complaintId' in event.details;

/** The event as the tables name it: with its outcome where that decides the way. */
const stepName = ({ type, details }: Happened): string =>
  details !== undefined && 'outcome' in details ? `${type}: ${details.outcome}` : type;

/** What may happen next, as the tables name it: `decided: granted`, `contract-signed`. */
export const allowedSteps = ({ state }: ContractLife): string[] => Object.keys(CONTRACT_STEPS[state]);

export type Movement =
  { type: 'moved'; life: ContractLife } | { type: 'refused'; allowed: readonly string[] };

const lookUp = <State extends string>(row: Readonly<Partial<Record<string, State>>>, step: string) =>
  Object.hasOwn(row, step) ? row[step] : undefined;

const moveComplaint = (life: ContractLife, event: Complaint): Movement => {
  const { complaintId } = event.details;
  const before = lookUp(life.complaints, complaintId) ?? 'unknown';
  const row: Readonly<Partial<Record<string, ComplaintState>>> = COMPLAINT_STEPS[before];
  const after = lookUp(row, stepName(event));
  return after === undefined
    ? { type: 'refused', allowed: Object.keys(row) }
    : { type: 'moved', life: { ...life, complaints: { ...life.complaints, [complaintId]: after } } };
};

/** The life after one more event, or what is possible instead. A consent may be withdrawn at any time (152-ФЗ art. 9). */
export const moveOn = (life: ContractLife, event: Happened): Movement => {
  if (isComplaint(event)) return moveComplaint(life, event);
  if (event.type === 'consent-withdrawn') return { type: 'moved', life };
  const row: Readonly<Partial<Record<string, ContractState>>> = CONTRACT_STEPS[life.state];
  const state = lookUp(row, stepName(event));
  return state === undefined
    ? { type: 'refused', allowed: allowedSteps(life) }
    : { type: 'moved', life: { ...life, state } };
};

/** Where a case stands after what happened, and which events found no place: they change nothing. */
export const followed = (
  history: readonly Happened[],
): { life: ContractLife; outOfPlace: readonly Happened[] } => {
  const outOfPlace: Happened[] = [];
  const life = history.reduce((before, event) => {
    const movement = moveOn(before, event);
    if (movement.type === 'moved') return movement.life;
    outOfPlace.push(event);
    return before;
  }, NEW_LIFE);
  return { life, outOfPlace };
};

/** Where a case stands after its events, in the order in which they were posted and as they were corrected. */
export const lifeAfter = (posted: readonly OfficeEvent[]): ContractLife => followed(historyOf(posted)).life;
