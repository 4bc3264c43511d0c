import { earlierOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseFile, CaseStore, Hints } from '#core/ports';
import { eventsToTell } from '#core/office/untold-checks';
import { decideAgain } from '#functions/runtime/decide-again';
import type { OpenedFollowUp } from '#schemas/follow-up';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type TellFollowUpDeps = Pick<Hints, 'toAnswers'> & {
  store: Pick<CaseStore, 'loadCase' | 'appendOfficeEvent' | 'recordFollowUp'>;
  recheckSeconds: number;
};

type Telling = { followUp: OpenedFollowUp; now: Instant };

/** Somebody looks at the check soon, whatever becomes of the hint. */
const woken = (before: VerificationCase, soon: Instant): VerificationCase => ({
  ...before,
  version: before.version + 1,
  nextActionAt: before.nextActionAt === undefined ? soon : earlierOf(before.nextActionAt, soon),
});

/** Whether every event is in the check's own list now; `undefined` where somebody else wrote the check meanwhile. */
const taughtCheck = async (
  { officeEvents: posted }: CaseFile,
  { followUp, now }: Telling,
  { store, recheckSeconds }: TellFollowUpDeps,
): Promise<'told' | 'nothing' | undefined> => {
  const check = await store.loadCase(followUp.caseId);
  // A check that is kept no longer asks nothing.
  if (check === undefined) return 'nothing';
  const events = eventsToTell(check, posted, followUp);
  let { case: known } = check;
  for (const [index, event] of events.entries()) {
    known = woken(known, plusSeconds(now, recheckSeconds));
    const place = check.officeEvents.length + index;
    if ((await store.appendOfficeEvent(known, place, { event, receivedAt: now })) === 'conflict') {
      return undefined;
    }
  }
  return events.length > 0 ? 'told' : 'nothing';
};

/**
 * Tells an opened check what the office has posted about withdrawals: the same events are put into the check's own list,
 * where its questions look. Then the note beside the contract's case, then a hint. Every step may be repeated.
 */
export const tellFollowUp = async (
  file: CaseFile,
  telling: Telling,
  deps: TellFollowUpDeps,
): Promise<OpenedFollowUp> => {
  const { followUp } = telling;
  const { caseId: parentId, correlationId } = file.case;
  const told = { ...followUp, told: file.officeEvents.length };
  const outcome = await decideAgain(() => taughtCheck(file, telling, deps));
  await deps.store.recordFollowUp(parentId, told);
  if (outcome === 'told') {
    const { caseId } = followUp;
    await deps.toAnswers({ schemaVersion: '1', type: 'answer', caseId, correlationId });
  }
  return told;
};
