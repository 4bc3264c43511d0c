import { mayHaveArrived } from '#core/queries/may-have-arrived';
import { earlierOf, laterOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { QueryRow } from '#core/ports';
import type { CancellationReason, QueryProgress } from '#schemas/query';
import type { Instant } from '#schemas/time';

/** A question that nobody has asked yet. */
export const plannedAt = (now: Instant, dueAt: Instant): QueryProgress => ({
  state: 'planned',
  epoch: 1,
  epochStartedAt: now,
  attempts: 0,
  breaches: 0,
  nextActionAt: now,
  dueAt,
});

/** Whether the agency has it is known again. */
const known = (progress: QueryProgress): QueryProgress => {
  const { unknownSince, claim, ...rest } = progress;
  return unknownSince === undefined && claim === undefined ? progress : rest;
};

/** The agency knows it under a number of its own; a repeat that names none changes nothing. */
export const referredTo = (progress: QueryProgress, reference: string | undefined): QueryProgress =>
  reference === undefined ? progress : { ...progress, reference };

/** The number of a question that the agency does not have means nothing. */
const withoutReference = (progress: QueryProgress): QueryProgress => {
  const { reference, ...rest } = progress;
  return reference === undefined ? progress : rest;
};

/** The agency has it, or has answered at once: nothing to do before the due time. */
export const takenAt = (progress: QueryProgress, now: Instant): QueryProgress => ({
  ...known(progress),
  state: 'sent',
  sentAt: now,
  nextActionAt: progress.dueAt,
});

/** The agency has it and says when asked what became of it: looked at again after `delaySeconds`, the due time at the latest. */
export const lookedAfter = (progress: QueryProgress, now: Instant, delaySeconds: number): QueryProgress => ({
  ...known(progress),
  state: 'sent',
  sentAt: progress.sentAt ?? now,
  nextActionAt: earlierOf(plusSeconds(now, delaySeconds), progress.dueAt),
});

/** Not taken, as far as is known: the same message id again after a wait. */
export const failedAt = (
  progress: QueryProgress,
  failure: { now: Instant; code: string; delaySeconds: number },
): QueryProgress => ({
  ...known(progress),
  state: 'planned',
  attempts: progress.attempts + 1,
  lastFailure: failure.code,
  nextActionAt: plusSeconds(failure.now, failure.delaySeconds),
  ...(mayHaveArrived(failure.code) ? { unknownSince: progress.unknownSince ?? failure.now } : {}),
});

/**
 * Before a question is sent that may not be repeated: whoever reads the row behind a crash knows that it may have gone out.
 * Counts as a try, so that only one of two senders goes on.
 */
export const startedAt = (progress: QueryProgress, now: Instant, claim: string): QueryProgress => ({
  ...progress,
  attempts: progress.attempts + 1,
  unknownSince: now,
  claim,
});

/** The agency says that it never got it: to be sent at once, which is no repeat. */
export const notArrived = (progress: QueryProgress, now: Instant): QueryProgress => ({
  ...known(withoutReference(progress)),
  state: 'planned',
  lastFailure: 'not-taken',
  nextActionAt: now,
});

/** Nobody could say whether it arrived: asked about again after a wait, not sent. */
export const stillUnknown = (
  progress: QueryProgress,
  failure: { now: Instant; code: string; delaySeconds: number },
): QueryProgress => ({
  ...progress,
  attempts: progress.attempts + 1,
  lastFailure: failure.code,
  nextActionAt: plusSeconds(failure.now, failure.delaySeconds),
});

/** Nobody could say whether it arrived, and a repeat is recognised: sent again after a wait. */
export const repeatedAfter = (
  progress: QueryProgress,
  failure: { now: Instant; code: string; delaySeconds: number },
): QueryProgress => stillUnknown(known(progress), failure);

/** It may be with the agency, nobody can be asked, and it may not be repeated: what is left is to wait for an answer. */
export const waitedFor = (progress: QueryProgress): QueryProgress => ({
  ...progress,
  state: 'sent',
  lastFailure: 'outcome-unknown',
  nextActionAt: progress.dueAt,
});

/** Not tried, so not counted as a try: the agency's channel lets nobody call now. */
export const heldUntil = (progress: QueryProgress, nextActionAt: Instant, code: string): QueryProgress => ({
  ...progress,
  lastFailure: code,
  nextActionAt,
});

/** The agency wants to be asked anew, under another message id. */
export const askedAnew = (
  progress: QueryProgress,
  reason: { now: Instant; code: string; delaySeconds: number },
): QueryProgress => ({
  ...known(withoutReference(progress)),
  state: 'planned',
  epoch: progress.epoch + 1,
  epochStartedAt: reason.now,
  attempts: 0,
  lastFailure: reason.code,
  nextActionAt: plusSeconds(reason.now, reason.delaySeconds),
});

/** A reply that the contract does not allow. `path` says where, never what. */
export const breached = (progress: QueryProgress, path: string): QueryProgress => ({
  ...progress,
  breaches: progress.breaches + 1,
  lastFailure: `contract-breach ${path}`.slice(0, 200),
});

const DAY_SECONDS = 86_400;

/** Not asked, or no longer waited for. */
export const cancelledAt = (
  progress: QueryProgress,
  reason: CancellationReason,
  at: Instant,
): QueryProgress => ({
  ...progress,
  state: 'cancelled',
  cancellation: { reason, at, from: progress.state === 'sent' ? 'sent' : 'planned' },
});

/** As it was before it was cancelled, with a day at least to be answered in. */
export const revivedAt = (progress: QueryProgress, now: Instant): QueryProgress => {
  const { cancellation, ...rest } = progress;
  if (cancellation === undefined) return progress;
  const dueAt = laterOf(progress.dueAt, plusSeconds(now, DAY_SECONDS));
  const { from } = cancellation;
  return { ...rest, state: from, dueAt, nextActionAt: from === 'planned' ? now : dueAt };
};

/** Neither answered nor cancelled: somebody has to ask or to wait. */
export const isOpen = ({ answer, progress }: Pick<QueryRow, 'answer' | 'progress'>): boolean =>
  answer === undefined && progress.state !== 'cancelled';
