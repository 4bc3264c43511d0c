import { allowedSteps, lifeAfter, moveOn } from '#core/contract-lifecycle';
import { contractStanding } from '#core/contract-standing';
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
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

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

/** By what is due next the office's list is sorted; a verification that runs keeps its own day. */
const sortedBy = ({ case: known, officeEvents }: CaseFile, now: Instant): IsoDay => {
  const { acceptedOn, safeDue, state } = known;
  const policy = existing(findPolicy(known.policy), 'policy');
  const today = civilDayOf(now, policy.timeZone);
  const next = nextDueOf({ acceptedOn, officeEvents }, policy, today) ?? safeDue;
  return state === 'result-ready' ? next : safeDue;
};

/**
 * The case row as its events have it: statistics are counted from it and the office's list hangs on it. Throws
 * `CalendarYearMissing`.
 */
const upToDate = (file: CaseFile, now: Instant): VerificationCase => {
  const contract = contractStanding(file.officeEvents);
  return {
    ...file.case,
    version: file.case.version + 1,
    safeDue: sortedBy(file, now),
    ...(contract === undefined ? {} : { contract }),
  };
};

/**
 * The event itself is the fact; the row follows. A crash in between is mended by whoever comes next: the repeat of an
 * event that got no answer, the next event, the next result.
 */
const followed = async (file: CaseFile, { store, clock }: AcceptOfficeEventDeps): Promise<void> => {
  const { caseId } = file.case;
  let seen: CaseFile | undefined = file;
  await decideAgain(async () => {
    const current = seen ?? existing(await store.loadCase(caseId), 'case');
    seen = undefined;
    const { case: before } = current;
    const next = upToDate(current, clock());
    if (canonicalJson({ ...next, version: before.version }) === canonicalJson(before)) return 'same';
    return (await store.updateCase(next)) === 'conflict' ? undefined : 'written';
  });
};

/** The event at the end of the list; `undefined` where somebody else was first. Throws `CalendarYearMissing`. */
const append = async (
  event: OfficeEvent,
  file: CaseFile,
  deps: AcceptOfficeEventDeps,
): Promise<OfficeEventAcceptance | undefined> => {
  const { store, clock } = deps;
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
  const after = { ...file, officeEvents };
  // Before anything is written: a year without a calendar refuses the event.
  upToDate(after, now);
  const appended = await store.appendOfficeEvent(caseId, officeEvents.length, { event, receivedAt: now });
  if (appended === 'conflict') return undefined;

  await followed(after, deps);
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
    if (known === 'free') return append(read.event, file, deps);
    if (known.type === 'same') await followed(file, deps);
    return known;
  });
};
