import { withdrawalErrors } from '#core/consents';
import { allowedSteps, lifeAfter } from '#core/office/contract-lifecycle';
import { contractStanding } from '#core/office/contract-standing';
import { canonicalJson } from '#core/digest';
import { followUpPlan } from '#core/office/follow-up-plan';
import { civilDayOf } from '#core/time/local-time';
import { placeInOffice } from '#core/terms/next-due';
import { officeBasisOf } from '#core/office/office-basis';
import { placeOf, type Place } from '#core/office/place-of-event';
import { plusSeconds } from '#core/time/plus-seconds';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock, Hints } from '#core/ports';
import { readOfficeEvent } from '#core/office/read-office-event';
import { retentionOf } from '#core/case/retention';
import { untoldChecks } from '#core/office/untold-checks';
import { decideAgain } from '#functions/runtime/decide-again';
import { existing } from '#functions/runtime/missing-row';
import { tellFollowUp, type TellFollowUpDeps } from '#functions/runtime/tell-follow-up';
import type { CaseId } from '#schemas/ids';
import type { ContractState, OfficeEvent } from '#schemas/office-event';
import type { FieldError } from '#schemas/problem';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type AcceptOfficeEventDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'loadCase' | 'loadRequest' | 'appendOfficeEvent'> & TellFollowUpDeps['store'];
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

type Appending = { event: OfficeEvent; before: CaseFile; after: CaseFile; now: Instant };

/** The result, and the questions, rest on what the office has posted: they want to be looked at. */
const wantsReconciling = ({ before, after }: Appending): boolean =>
  canonicalJson(officeBasisOf(before.officeEvents)) !== canonicalJson(officeBasisOf(after.officeEvents));

/** What ends a case, opens it again or comes beside an ended one changes how long its rows are kept. */
const wantsRetention = ({ after }: Appending): boolean =>
  after.case.retention !== undefined ||
  retentionOf(after, existing(findPolicy(after.case.policy), 'policy')) !== undefined;

/**
 * The case with what follows from its events: its place in the office's list, where its contract stands, and when to look
 * at it: soon where the result rests on the event, whatever becomes of the hint, else when the next check begins. Throws
 * `CalendarYearMissing`.
 */
const followed = (appending: Appending, recheckSeconds: number): VerificationCase => {
  const { after, now } = appending;
  const { case: known, officeEvents } = after;
  const policy = existing(findPolicy(known.policy), 'policy');
  const contract = contractStanding(officeEvents);
  const { due, nextLook } = followUpPlan(after, now);
  const [nextActionAt] = [
    known.nextActionAt,
    due.length + untoldChecks(after).length > 0 ? now : nextLook,
    wantsReconciling(appending) || wantsRetention(appending) ? plusSeconds(now, recheckSeconds) : undefined,
  ]
    .flatMap((look) => look ?? [])
    .toSorted();
  return {
    ...known,
    ...placeInOffice(known, officeEvents, policy),
    version: known.version + 1,
    ...(contract === undefined ? {} : { contract }),
    ...(nextActionAt === undefined ? {} : { nextActionAt }),
  };
};

/** Before the office hears that it is heard: what it withdraws is asked no more in the checks of its contract either. */
const tellChecks = async (file: CaseFile, now: Instant, deps: AcceptOfficeEventDeps): Promise<void> => {
  await Promise.all(untoldChecks(file).map((followUp) => tellFollowUp(file, { followUp, now }, deps)));
};

/**
 * Event and case in one write, then the hint: wherever the process dies, the sweeper finds the event, or nothing has
 * happened. `undefined` where somebody else was first. Throws `CalendarYearMissing`.
 */
const append = async (
  appending: Appending,
  deps: AcceptOfficeEventDeps,
): Promise<OfficeEventAcceptance | undefined> => {
  const { store, toAnswers, recheckSeconds } = deps;
  const { event, after, now } = appending;
  const { caseId, correlationId } = after.case;
  const next = followed(appending, recheckSeconds);
  const place = after.officeEvents.length;
  const appended = await store.appendOfficeEvent(next, place, { event, receivedAt: now });
  if (appended === 'conflict') return undefined;

  await tellChecks(after, now, deps);
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
    const now = deps.clock();
    const known = knownBefore(event, before);
    if (known?.type === 'same') await tellChecks(before, now, deps);
    if (known !== undefined) return known;

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
