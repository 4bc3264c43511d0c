import { moveOn, NEW_LIFE, type ContractLife } from '#core/office/contract-lifecycle';
import type { Happened } from '#core/office/office-history';
import { inOrderOf } from '#core/time/order';
import type { PolicyPack } from '#core/policies/policy-pack';
import { PROGRESS_TEXTS } from '#core/texts/progress-texts';
import { toldEvents } from '#core/case/told-events';
import { trackedDeadlines } from '#core/terms/tracked-deadlines';
import type { ProgressCode, ProgressStep } from '#schemas/case-progress';
import type { TermCode } from '#schemas/deadline';
import type { ContractState, OfficeEvent } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';

type Step = { code: ProgressCode; on: IsoDay };

/** What the next notice will tell. */
const decisionIn = (event: Happened): ProgressCode | undefined => {
  if (event.type === 'decided') return event.details.outcome;
  if (event.type === 'prolongation-decided') {
    return event.details.outcome === 'prolonged' ? 'prolonged' : 'not-prolonged';
  }
  if (event.type !== 'termination-decided') return undefined;
  return event.details.outcome === 'terminated' ? 'contract-terminated' : 'contract-kept';
};

type Types = Happened['type'];

/** Events that are steps by themselves. A decision is one without its outcome; a notice is what the decision was. */
const STEPS: Readonly<Partial<Record<Types, ProgressCode>>> = {
  'mfc-accepted': 'handed-in-at-mfc',
  'additional-check-notified': 'additional-check',
  'handed-to-commission': 'with-commission',
  decided: 'decided',
  'contract-signed': 'contract-signed',
  'prolongation-proposed': 'prolongation-considered',
  'contract-ended': 'contract-ended',
  'applicant-withdrew': 'withdrawn',
  'case-closed': 'closed',
  'complaint-registered': 'complaint-registered',
  'complaint-replied': 'complaint-answered',
};

/** The commission also meets on prolongations and terminations; those have steps of their own. */
const isAboutContract = (state: ContractState): boolean => state === 'prolonging' || state === 'terminating';

type Walk = { life: ContractLife; untold: ProgressCode | undefined; steps: readonly Step[] };

const codeOf = (event: Happened, { life, untold }: Walk): ProgressCode | undefined => {
  if (event.type === 'applicant-notified') return untold;
  return event.type === 'handed-to-commission' && isAboutContract(life.state) ? undefined : STEPS[event.type];
};

const walk = (before: Walk, event: Happened): Walk => {
  const code = codeOf(event, before);
  const movement = moveOn(before.life, event);
  const isTold = event.type === 'applicant-notified' || event.type === 'contract-signed';
  return {
    life: movement.type === 'moved' ? movement.life : before.life,
    untold: decisionIn(event) ?? (isTold ? undefined : before.untold),
    steps: code === undefined ? before.steps : [...before.steps, { code, on: event.occurredOn }],
  };
};

/** The office has gone on with or without our result: that it came later tells the applicant nothing. */
const isOvertaken = (events: readonly Happened[], day: IsoDay): boolean =>
  events.some(
    ({ type, occurredOn }) => (type === 'handed-to-commission' || type === 'decided') && occurredOn <= day,
  );

/** The term that a step starts, of which the applicant waits for the end. */
const TERMS: Readonly<Partial<Record<ProgressCode, readonly TermCode[]>>> = {
  'being-verified': ['preparation'],
  'additional-check': ['final-answer'],
  decided: ['decision-notice'],
  granted: ['contract-signing'],
  'complaint-registered': ['complaint-review-15', 'complaint-review-5'],
};

/** Terms of the whole application start before the step that names them. */
const WHOLE: readonly TermCode[] = ['preparation', 'final-answer'];

export type ProgressFacts = {
  acceptedOn: IsoDay;
  /** Civil day of the first result; absent while there is none. */
  verifiedOn?: IsoDay;
  officeEvents: readonly OfficeEvent[];
};

/** What the applicant may be told, by day. No outcome stands here before its notice. Throws `CalendarYearMissing`. */
export const applicantProgress = (
  { acceptedOn, verifiedOn, officeEvents }: ProgressFacts,
  policy: PolicyPack,
  today: IsoDay,
): ProgressStep[] => {
  const told = toldEvents(officeEvents);
  const start: Walk = { life: NEW_LIFE, untold: undefined, steps: [] };
  const terms = trackedDeadlines({ acceptedOn, officeEvents: told }, policy, today);
  const untilOf = ({ code, on }: Step): IsoDay | undefined =>
    terms.findLast(
      (term) =>
        TERMS[code]?.includes(term.code) === true && (WHOLE.includes(term.code) || term.startsOn === on),
    )?.nominalDue;
  const opening: Step[] = [
    { code: 'accepted', on: acceptedOn },
    { code: 'being-verified', on: acceptedOn },
    ...(verifiedOn === undefined || isOvertaken(told, verifiedOn)
      ? []
      : [{ code: 'verified' as const, on: verifiedOn }]),
  ];
  const steps = [...opening, ...told.reduce(walk, start).steps];
  return steps.toSorted(inOrderOf(({ on }) => on)).map((step) => {
    const until = untilOf(step);
    return { ...step, ...(until === undefined ? {} : { until }), ...PROGRESS_TEXTS[step.code] };
  });
};

const runsBeside = (code: ProgressCode): boolean => code.startsWith('complaint-');

/** Where the application stands: its latest step. */
export const currentStep = (steps: readonly ProgressStep[]): ProgressCode =>
  steps.findLast(({ code }) => !runsBeside(code))?.code ?? 'accepted';
