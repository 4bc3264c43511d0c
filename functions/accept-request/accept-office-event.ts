import { allowedSteps, lifeAfter, moveOn } from '#core/contract-lifecycle';
import { wrongMonths } from '#core/contract-term';
import { canonicalJson } from '#core/digest';
import { civilDayOf } from '#core/local-time';
import { nextDueOf } from '#core/next-due';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { readOfficeEvent, wrongDays } from '#core/read-office-event';
import { decideAgain } from '#functions/runtime/decide-again';
import { existing } from '#functions/runtime/missing-row';
import type { CaseId } from '#schemas/ids';
import type { ContractState, OfficeEvent } from '#schemas/office-event';
import type { FieldError } from '#schemas/problem';

export type AcceptOfficeEventDeps = {
  store: Pick<CaseStore, 'loadCase' | 'appendOfficeEvent' | 'updateCase'>;
  clock: Clock;
};

export type OfficeEventAcceptance =
  | { type: 'accepted' | 'same'; eventId: string; state: ContractState; allowed: readonly string[] }
  /** Another content under the same event id. */
  | { type: 'conflict' }
  /** The event has no place where the case stands. */
  | { type: 'refused'; state: ContractState; allowed: readonly string[] }
  | { type: 'unknown-case' }
  | { type: 'wrong'; errors: readonly FieldError[] };

/** What is known of an event in its case before anything is written; `free`: it may be appended. */
const standing = (event: OfficeEvent, { officeEvents }: CaseFile): OfficeEventAcceptance | 'free' => {
  const life = lifeAfter(officeEvents);
  const known = officeEvents.find(({ eventId }) => eventId === event.eventId);
  if (known !== undefined) {
    const isSame = canonicalJson(known) === canonicalJson(event);
    const { eventId } = event;
    return isSame
      ? { type: 'same', eventId, state: life.state, allowed: allowedSteps(life) }
      : { type: 'conflict' };
  }
  const movement = moveOn(life, event);
  return movement.type === 'refused'
    ? { type: 'refused', state: life.state, allowed: movement.allowed }
    : 'free';
};

/** The case as the office's list sorts it: by what is due next. A verification that runs keeps its own day. */
const sortedAnew = ({ case: known, officeEvents }: CaseFile, today: string): CaseFile['case'] => {
  const policy = existing(findPolicy(known.policy), 'policy');
  const { acceptedOn, safeDue, state } = known;
  const next = nextDueOf({ acceptedOn, officeEvents }, policy, today) ?? safeDue;
  return { ...known, version: known.version + 1, safeDue: state === 'result-ready' ? next : safeDue };
};

/** The event at the end of the list; `undefined` where somebody else was first. Throws `CalendarYearMissing`. */
const append = async (
  event: OfficeEvent,
  file: CaseFile,
  { store, clock }: AcceptOfficeEventDeps,
): Promise<OfficeEventAcceptance | undefined> => {
  const now = clock();
  const policy = existing(findPolicy(file.case.policy), 'policy');
  const today = civilDayOf(now, policy.timeZone);
  const { acceptedOn, caseId, track } = file.case;
  const errors = [
    ...wrongDays(event, { acceptedOn, today, officeEvents: file.officeEvents }),
    ...wrongMonths(event, policy, { track, officeEvents: file.officeEvents }),
  ];
  if (errors.length > 0) return { type: 'wrong', errors };

  const officeEvents = [...file.officeEvents, event];
  const next = sortedAnew({ ...file, officeEvents }, today);
  const appended = await store.appendOfficeEvent(caseId, officeEvents.length, { event, receivedAt: now });
  if (appended === 'conflict') return undefined;

  // Only the order of a list hangs on it: lost, it is mended by the next event.
  if (next.safeDue !== file.case.safeDue) await store.updateCase(next);
  const life = lifeAfter(officeEvents);
  return { type: 'accepted', eventId: event.eventId, state: life.state, allowed: allowedSteps(life) };
};

/** An office's event is put at the end of its case's list, once, if the case stands where it may happen. */
export const acceptOfficeEvent = async (
  caseId: CaseId,
  input: unknown,
  deps: AcceptOfficeEventDeps,
): Promise<OfficeEventAcceptance> => {
  const { store } = deps;
  const read = readOfficeEvent(input);
  if (read.type === 'wrong') return read;

  return decideAgain(async () => {
    const file = await store.loadCase(caseId);
    if (file === undefined) return { type: 'unknown-case' };
    const known = standing(read.event, file);
    return known === 'free' ? append(read.event, file, deps) : known;
  });
};
