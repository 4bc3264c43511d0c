import type { InformationType, WireReply } from '#core/agency';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, QueryRow, Randomness } from '#core/ports';
import {
  askedAnew,
  failedAt,
  lookedAfter,
  notArrived,
  referredTo,
  repeatedAfter,
  revivedAt,
  stillUnknown,
  takenAt,
} from '#core/queries/query-progress';
import { retryDelaySeconds } from '#core/queries/retry-delay';
import { existing } from '#functions/runtime/missing-row';
import { replyIdOf } from '#functions/runtime/table/reply-id';
import type { Heard } from '#functions/send-query/ask-agency';
import type { QueryId } from '#schemas/ids';
import type { QueryProgress } from '#schemas/query';
import type { Instant } from '#schemas/time';

export type RecordHeardDeps = {
  store: Pick<CaseStore, 'loadQuery' | 'updateProgress' | 'pullForward' | 'storeReply'>;
  clock: Clock;
  randomness: Randomness;
};

/** An agency may ask for a pause, but not for days. */
const LONGEST_PAUSE_SECONDS = 3600;

/** Cancelled while it was under way to the agency: that it was asked is the stronger fact. Somebody looks again at once. */
const askedAllTheSame = async (queryId: QueryId, now: Instant, { store }: RecordHeardDeps): Promise<void> => {
  const query = existing(await store.loadQuery(queryId), 'query');
  const { caseId, progress } = query;
  if (progress.state !== 'cancelled') return;
  await store.updateProgress(query, takenAt(revivedAt(progress, now), now));
  await store.pullForward(caseId, now);
};

/** Writes how far the question is. Somebody else was first: what they wrote holds. */
export const advance = async (query: QueryRow, next: QueryProgress, deps: RecordHeardDeps): Promise<void> => {
  const { store, clock } = deps;
  const written = await store.updateProgress(query, next);
  if (written === 'conflict' && next.state === 'sent') await askedAllTheSame(query.queryId, clock(), deps);
  if (written === 'written' && (next.state === 'planned' || next.nextActionAt < next.dueAt)) {
    await store.pullForward(query.caseId, next.nextActionAt);
  }
};

/** The agency has it: it says itself when it answers, or is asked from time to time. */
const withAgency = (progress: QueryProgress, { standing }: InformationType, now: Instant): QueryProgress =>
  standing?.pollSeconds === undefined
    ? takenAt(progress, now)
    : lookedAfter(progress, now, standing.pollSeconds);

/** Stores the bytes, then says that the question is taken. Decoding is somebody else's act. */
const keepReply = async (query: QueryRow, reply: WireReply, deps: RecordHeardDeps): Promise<string> => {
  const { queryId, caseId, agency } = query;
  const receivedAt = deps.clock();
  const replyId = replyIdOf(queryId, reply);
  await deps.store.storeReply({ replyId, caseId, queryId, agency, receivedAt, reply });
  await advance(query, takenAt(query.progress, receivedAt), deps);
  return replyId;
};

const pauseSeconds = (attempts: number, askedSeconds: number, { randomness }: RecordHeardDeps): number =>
  Math.max(Math.min(askedSeconds, LONGEST_PAUSE_SECONDS), retryDelaySeconds(attempts, randomness()));

type Asked = { query: QueryRow; informationType: InformationType };
type Failed = Extract<Heard, { type: 'unavailable' | 'unknown' }>;

/** Nobody knows more than before: a question that is with the agency stays there. */
const afterFailure = (
  { query: { progress }, informationType }: Asked,
  { type, code, retryAfterSeconds = 0 }: Failed,
  deps: RecordHeardDeps,
): QueryProgress => {
  const now = deps.clock();
  const delaySeconds = pauseSeconds(progress.attempts + 1, retryAfterSeconds, deps);
  if (type === 'unavailable') return failedAt(progress, { now, code, delaySeconds });
  if (progress.state === 'planned' && informationType.repeat !== 'unsafe') {
    return repeatedAfter(progress, { now, code, delaySeconds });
  }
  const next = stillUnknown(progress, { now, code, delaySeconds });
  const latest = plusSeconds(now, delaySeconds);
  return progress.state === 'sent' && latest > progress.dueAt
    ? { ...next, nextActionAt: progress.dueAt }
    : next;
};

/** The durable fact of each outcome; `replyId` where a reply now waits for decoding. */
export const recordHeard = async (
  asked: Asked,
  heard: Heard,
  deps: RecordHeardDeps,
): Promise<string | undefined> => {
  const { query, informationType } = asked;
  const { progress } = query;
  const now = deps.clock();
  switch (heard.type) {
    case 'answered':
      return keepReply(query, heard.reply, deps);
    case 'accepted':
      await advance(query, withAgency(referredTo(progress, heard.reference), informationType, now), deps);
      return undefined;
    case 'taken':
      await advance(query, withAgency(progress, informationType, now), deps);
      return undefined;
    case 'not-taken':
      await advance(query, notArrived(progress, now), deps);
      return undefined;
    case 'unavailable':
    case 'unknown':
      await advance(query, afterFailure(asked, heard, deps), deps);
      return undefined;
    case 'needs-new-epoch': {
      const delaySeconds = pauseSeconds(progress.epoch, 0, deps);
      await advance(query, askedAnew(progress, { now, code: heard.code, delaySeconds }), deps);
      return undefined;
    }
  }
};
