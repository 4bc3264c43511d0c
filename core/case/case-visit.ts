import { followUpPlan, type WantedFollowUp } from '#core/office/follow-up-plan';
import { officeBasisOf, type OfficeBasis } from '#core/office/office-basis';
import type { CaseFile, QueryRow } from '#core/ports';
import { earlierOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import { progressUnder } from '#core/queries/query-cancellation';
import { isOpen } from '#core/queries/query-progress';
import { untoldChecks } from '#core/office/untold-checks';
import type { OpenedFollowUp } from '#schemas/follow-up';
import type { QueryId } from '#schemas/ids';
import type { Instant } from '#schemas/time';

/** What the sweeper does for a case. Hints repeat harmlessly; only silence after the due time is a fact. */
export type VisitStep =
  | { type: 'hint-intake' }
  | { type: 'hint-agency'; queryId: QueryId }
  | { type: 'hint-reply'; queryId: QueryId; replyId: string }
  | { type: 'record-unanswered'; queryId: QueryId }
  | { type: 'hint-reconcile' }
  | { type: 'hint-publish' }
  | ({ type: 'open-follow-up' } & WantedFollowUp)
  | { type: 'tell-follow-up'; followUp: OpenedFollowUp };

export type Visit = {
  steps: readonly VisitStep[];
  /** When to look again; absent once nothing waits. */
  nextActionAt?: Instant;
};

type At = {
  now: Instant;
  recheckSeconds: number;
  /** Questions that their agencies cannot take now, and until when they wait. */
  held?: ReadonlyMap<QueryId, Instant>;
};
type Look = { steps: readonly VisitStep[]; next?: Instant };

/** From here on a question waits for a person: its agency's replies break the contract again and again. */
const BREACH_LIMIT = 4;

/** A reply that came in time may still be under way inside Sverka when the due time passes. */
const GRACE_RECHECKS = 3;

/** Stored replies are looked at this often, however old they are. */
const LONGEST_PATIENCE_SECONDS = 6 * 3600;

/**
 * Replies that no recorded answer stands for: not decoded yet, "not ready", or a repeat of what was said. An answer bears
 * the time of its reply, and stands for one reply only.
 */
const unaccountedReplies = (file: CaseFile): CaseFile['replies'] => {
  const answers = [...file.queries.flatMap(({ answer }) => answer ?? []), ...file.furtherAnswers];
  return file.replies.filter((reply) => {
    const isAlike = (one: { queryId: QueryId; receivedAt: Instant }): boolean =>
      one.queryId === reply.queryId && one.receivedAt === reply.receivedAt;
    return file.replies.filter(isAlike).length > answers.filter(isAlike).length;
  });
};

const replyHints = (replies: CaseFile['replies']): VisitStep[] =>
  replies.map(({ queryId, replyId }) => ({ type: 'hint-reply', queryId, replyId }));

const isExpired = (query: QueryRow, hasReplies: boolean, at: At): boolean => {
  const { breaches, dueAt } = query.progress;
  const isUnderWay = hasReplies && breaches < BREACH_LIMIT;
  return at.now >= (isUnderWay ? plusSeconds(dueAt, GRACE_RECHECKS * at.recheckSeconds) : dueAt);
};

/**
 * How soon to look at stored replies again: a hint for a fresh one may be lost, one that has long been there was "not
 * ready" or a repeat. The patience grows with the age of the newest, so that days of "not ready" cost few looks.
 */
const replyPatienceSeconds = (replies: CaseFile['replies'], { now, recheckSeconds }: At): number =>
  Math.max(
    recheckSeconds,
    Math.min(
      LONGEST_PATIENCE_SECONDS,
      ...replies.map(({ receivedAt }) => (Date.parse(now) - Date.parse(receivedAt)) / 1000),
    ),
  );

/** A question without an answer. */
const lookAtQuery = (query: QueryRow, replies: CaseFile['replies'], at: At): Look => {
  const { queryId, progress } = query;
  const again = (): Instant => plusSeconds(at.now, at.recheckSeconds);
  if (isExpired(query, replies.length > 0, at)) {
    return { steps: [{ type: 'record-unanswered', queryId }], next: again() };
  }
  // After the due time (within the grace) only the replies count; before it, never look later than the due time.
  const latest = progress.dueAt > at.now ? progress.dueAt : again();
  if (progress.breaches >= BREACH_LIMIT) return { steps: [], next: latest };
  const hints = replyHints(replies);
  const next =
    hints.length > 0 ? earlierOf(plusSeconds(at.now, replyPatienceSeconds(replies, at)), latest) : latest;
  if (progress.dueAt <= at.now) return { steps: hints, next };
  const turnAt = at.held?.get(queryId) ?? progress.nextActionAt;
  // Also one that is asked already, where its agency has to be asked whether it has answered.
  return turnAt <= at.now
    ? { steps: [...hints, { type: 'hint-agency', queryId }], next: earlierOf(again(), next) }
    : { steps: hints, next: earlierOf(turnAt, next) };
};

const nextOf = (looks: readonly Look[]): { next?: Instant } => {
  const times = looks.flatMap(({ next }) => next ?? []);
  return times.length === 0 ? {} : { next: times.reduce(earlierOf) };
};

/** What the office has posted changes questions: they are neither asked nor waited for before that is written. */
const lookAtQueries = (file: CaseFile, basis: OfficeBasis, at: At): Look[] => {
  const replies = unaccountedReplies(file);
  const isToChange = (row: QueryRow): boolean => progressUnder(row, basis, at.now) !== undefined;
  const looks = file.queries
    .filter((query) => isOpen(query) && !isToChange(query))
    .map((query) =>
      lookAtQuery(
        query,
        replies.filter((reply) => reply.queryId === query.queryId),
        at,
      ),
    );
  return looks.length > 0 && !file.queries.some(isToChange)
    ? looks
    : [...looks, { steps: [{ type: 'hint-reconcile' }], next: plusSeconds(at.now, at.recheckSeconds) }];
};

const lookAtOpenCase = (file: CaseFile, at: At): Look => {
  const looks = lookAtQueries(file, officeBasisOf(file.officeEvents), at);
  return { steps: looks.flatMap(({ steps }) => steps), ...nextOf(looks) };
};

/** Events on which a result rests, also where they have been taken back since. */
const BEARING: readonly string[] = ['contract-signed', 'applicant-withdrew', 'consent-withdrawn'];

/** Questions of a case with a result are open again where the office takes a withdrawal back. */
const lookAtRevived = (file: CaseFile, basis: OfficeBasis, at: At): Look[] =>
  file.queries.some((query) => isOpen(query) || progressUnder(query, basis, at.now) !== undefined)
    ? lookAtQueries(file, basis, at)
    : [];

/** An answer that came after the effective one, and that whoever recorded it did not live to conclude on. */
const hasUnseenAnswers = ({ case: { seen }, furtherAnswers }: CaseFile): boolean =>
  furtherAnswers.length > (seen?.furtherAnswers ?? 0);

/** A hint to reconcile may be lost: the case rests only when a look for a result has seen everything there is. */
const hasSeenAll = (file: CaseFile): boolean => {
  const { events = 0, officeEvents = 0, links = 0 } = file.case.seen ?? {};
  const isBorne = file.officeEvents.some(({ type }) => BEARING.includes(type));
  return (
    file.events.length <= events &&
    file.links.length <= links &&
    !hasUnseenAnswers(file) &&
    (file.officeEvents.length <= officeEvents || !isBorne)
  );
};

/** A late reply is no fact before it is decoded. One that stays unaccounted for is a repeat: it is let alone in the end. */
const nextLateReply = (replies: CaseFile['replies'], at: At): Look => {
  const patienceSeconds = replyPatienceSeconds(replies, at);
  return patienceSeconds >= LONGEST_PATIENCE_SECONDS
    ? { steps: [] }
    : { steps: [], next: plusSeconds(at.now, patienceSeconds) };
};

/**
 * A case with a result is looked at again when something woke it: a late reply, an event, another case of its
 * people, a result to publish.
 */
const lookAtConcludedCase = (file: CaseFile, at: At): Look => {
  const basis = officeBasisOf(file.officeEvents);
  const isPublished = file.case.publishedVersion >= file.case.resultVersion;
  const looks = lookAtRevived(file, basis, at);
  const wantsReconciling =
    file.events.length + file.links.length > 0 ||
    hasUnseenAnswers(file) ||
    file.officeEvents.some(({ type }) => BEARING.includes(type));
  const steps: VisitStep[] = [
    ...replyHints(unaccountedReplies(file)),
    ...(wantsReconciling ? [{ type: 'hint-reconcile' } as const] : []),
    ...(isPublished ? [] : [{ type: 'hint-publish' } as const]),
    ...looks.flatMap((one) => one.steps),
  ];
  const isSettled = isPublished && hasSeenAll(file);
  const own: Look = isSettled ? { steps } : { steps, next: plusSeconds(at.now, at.recheckSeconds) };
  const late = nextLateReply(unaccountedReplies(file), at);
  return { steps, ...nextOf([own, late, ...looks]) };
};

const look = (file: CaseFile, at: At): Look => {
  switch (file.case.state) {
    case 'received':
      return { steps: [{ type: 'hint-intake' }], next: plusSeconds(at.now, at.recheckSeconds) };
    case 'verifying':
      return lookAtOpenCase(file, at);
    case 'result-ready':
      return lookAtConcludedCase(file, at);
  }
};

/** Checks of a signed contract whose month has begun, and those that a withdrawal has to reach. */
const lookAtContract = (file: CaseFile, { now, recheckSeconds }: At): Look => {
  const { due, nextLook } = followUpPlan(file, now);
  const untold = untoldChecks(file);
  const next = due.length + untold.length > 0 ? plusSeconds(now, recheckSeconds) : nextLook;
  return {
    steps: [
      ...untold.map((followUp) => ({ type: 'tell-follow-up', followUp }) as const),
      ...due.map((wanted) => ({ type: 'open-follow-up', ...wanted }) as const),
    ],
    ...(next === undefined ? {} : { next }),
  };
};

/** What a due case needs now, and when somebody must look again. `recheckSeconds`: patience with a hint on its way. */
export const visitCase = (file: CaseFile, at: At): Visit => {
  const looks = [look(file, at), lookAtContract(file, at)];
  const { next } = nextOf(looks);
  return {
    steps: looks.flatMap(({ steps }) => steps),
    ...(next === undefined ? {} : { nextActionAt: next }),
  };
};
