import { withdrawalErrors } from '#core/consents';
import { allowedSteps, lifeAfter } from '#core/contract-lifecycle';
import { contractStanding } from '#core/contract-standing';
import { canonicalJson } from '#core/digest';
import { civilDayOf } from '#core/local-time';
import { nextDueOf } from '#core/next-due';
import { officeBasisOf } from '#core/office-basis';
import { placeOf, type Place } from '#core/place-of-event';
import { plusSeconds } from '#core/plus-seconds';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock, Hints } from '#core/ports';
import { readOfficeEvent } from '#core/read-office-event';
import { decideAgain } from '#functions/runtime/decide-again';
import { existing } from '#functions/runtime/missing-row';
import type { CaseId } from '#schemas/ids';
import type { ContractState, OfficeEvent } from '#schemas/office-event';
import type { FieldError } from '#schemas/problem';
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type AcceptOfficeEventDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'loadCase' | 'loadRequest' | 'appendOfficeEvent' | 'updateCase'>;
  clock: Clock;
  /** How soon the sweeper looks whether a hint got lost. */
  recheckSeconds: number;
};

export type OfficeEventAcceptance =
  | { type: 'accepted' | 'same'; eventId: string; state: ContractState; allowed: readonly string[] }
  /** Another content under the same event id. */
  | { type: 'conflict' }
  | Exclude<Place, { type: 'free' }>
  | { type: 'unknown-case' };

/** The event as it is known already, or `undefined`. */
const knownBefore = (event: OfficeEvent, { officeEvents }: CaseFile): OfficeEventAcceptance | undefined => {
  const known = officeEvents.find(({ eventId }) => eventId === event.eventId);
  if (known === undefined) return undefined;
  if (canonicalJson(known) !== canonicalJson(event)) return { type: 'conflict' };
  const life = lifeAfter(officeEvents);
  return { type: 'same', eventId: event.eventId, state: life.state, allowed: allowedSteps(life) };
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

type Appending = { event: OfficeEvent; before: CaseFile; after: CaseFile; now: Instant };

/** The result, and the questions, rest on what the office has posted: they want to be looked at. */
const wantsReconciling = ({ before, after }: Appending): boolean =>
  canonicalJson(officeBasisOf(before.officeEvents)) !== canonicalJson(officeBasisOf(after.officeEvents));

/** Somebody looks soon, whatever becomes of the hint. `undefined`: somebody else has changed the case. */
const woken = async (
  appending: Appending,
  { store, recheckSeconds }: AcceptOfficeEventDeps,
): Promise<VerificationCase | undefined> => {
  const { case: known } = appending.before;
  const soon = plusSeconds(appending.now, recheckSeconds);
  const looksSoon = known.nextActionAt !== undefined && known.nextActionAt <= soon;
  if (looksSoon || !wantsReconciling(appending)) return known;
  const next = { ...known, version: known.version + 1, nextActionAt: soon };
  return (await store.updateCase(next)) === 'conflict' ? undefined : next;
};

/**
 * The look ahead first, then the event at the end of the list, then the row and the hint: wherever the process dies, the
 * sweeper finds the event, or nothing has happened. `undefined` where somebody else was first. Throws
 * `CalendarYearMissing`.
 */
const append = async (
  appending: Appending,
  deps: AcceptOfficeEventDeps,
): Promise<OfficeEventAcceptance | undefined> => {
  const { store, toAnswers } = deps;
  const { event, after, now } = appending;
  const { caseId, correlationId } = after.case;
  // Before anything is written: a year without a calendar refuses the event.
  upToDate(after, now);
  const known = await woken(appending, deps);
  if (known === undefined) return undefined;
  const place = after.officeEvents.length;
  const appended = await store.appendOfficeEvent(caseId, place, { event, receivedAt: now });
  if (appended === 'conflict') return undefined;

  await followed({ ...after, case: known }, deps);
  if (wantsReconciling(appending)) {
    await toAnswers({ schemaVersion: '1', type: 'answer', caseId, correlationId });
  }
  const life = lifeAfter(after.officeEvents);
  return { type: 'accepted', eventId: event.eventId, state: life.state, allowed: allowedSteps(life) };
};

/** A consent is withdrawn by somebody of the request who has given it. */
const consentErrors = async (
  event: OfficeEvent,
  { case: { caseId }, officeEvents }: CaseFile,
  { store }: AcceptOfficeEventDeps,
): Promise<FieldError[]> => {
  if (event.type !== 'consent-withdrawn') return [];
  const request = existing(await store.loadRequest(caseId), 'request');
  return withdrawalErrors(event.details, request, officeBasisOf(officeEvents).withdrawnConsents);
};

/** An office's event is put at the end of its case's list, once, if the case stands where it may happen. */
export const acceptOfficeEvent = async (
  caseId: CaseId,
  input: unknown,
  deps: AcceptOfficeEventDeps,
): Promise<OfficeEventAcceptance> => {
  const read = readOfficeEvent(input);
  if (read.type === 'wrong') return read;
  const { event } = read;

  return decideAgain(async () => {
    const before = await deps.store.loadCase(caseId);
    if (before === undefined) return { type: 'unknown-case' };
    const known = knownBefore(event, before);
    if (known?.type === 'same') await followed(before, deps);
    if (known !== undefined) return known;

    const now = deps.clock();
    const { officeEvents } = before;
    const { acceptedOn, track, policy } = before.case;
    const rules = existing(findPolicy(policy), 'policy');
    const today = civilDayOf(now, rules.timeZone);
    const place = placeOf(event, { acceptedOn, today, officeEvents, track, rules });
    if (place.type !== 'free') return place;
    const errors = await consentErrors(event, before, deps);
    if (errors.length > 0) return { type: 'wrong', errors };
    const after = { ...before, officeEvents: [...officeEvents, event] };
    return append({ event, before, after, now }, deps);
  });
};
