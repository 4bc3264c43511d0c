import type { InformationType } from '#core/agency';
import type { EventRow, QueryRow } from '#core/ports';
import type { FailedCause, FailedStanding } from '#schemas/failed-messages';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

/** How its agency is asked what became of a question. */
type Polled = { standing?: Pick<NonNullable<InformationType['standing']>, 'pollSeconds'> };

/** What a dead letter speaks of, as far as it can be read, with its row as it stands now. */
export type Letter =
  | { type: 'unreadable' }
  | { type: 'other-version' }
  /** A request by the queue; `refused` says where, `isKnown` that the very same is here already. */
  | { type: 'request'; refused?: string; isKnown: boolean }
  | { type: 'query'; query: QueryRow | undefined; informationType: Polled | undefined }
  /** `hasReply`: its bytes are stored. */
  | { type: 'answer'; query: QueryRow | undefined; hasReply: boolean }
  | { type: 'case'; known: VerificationCase | undefined; wants: 'open' | 'publish' | 'reconcile' | 'nothing' }
  | { type: 'event'; event: EventRow | undefined };

type Cause = { cause: FailedCause; code?: string };

const BREACH = 'contract-breach ';

const missing = (code: string): Cause => ({ cause: 'missing-row', code });

/** The last failure that the question's row keeps. */
const causeInRow = ({ progress: { lastFailure } }: QueryRow): Cause => {
  if (lastFailure === undefined) return { cause: 'not-recorded' };
  return lastFailure.startsWith(BREACH)
    ? { cause: 'contract-breach', code: lastFailure.slice(BREACH.length) }
    : { cause: 'agency-failure', code: lastFailure };
};

const causeOfQuery = (query: QueryRow | undefined): Cause =>
  query === undefined ? missing('query') : causeInRow(query);

const causeOfAnswer = ({ query, hasReply }: Extract<Letter, { type: 'answer' }>): Cause =>
  query === undefined || hasReply ? causeOfQuery(query) : missing('reply');

const causeOfRow = (row: object | undefined, code: string): Cause =>
  row === undefined ? missing(code) : { cause: 'not-recorded' };

const causeOfRequest = ({ refused }: Extract<Letter, { type: 'request' }>): Cause =>
  refused === undefined ? { cause: 'not-recorded' } : { cause: 'request-refused', code: refused };

/** Why it failed, as far as body and row say. */
export const failedCause = (letter: Letter): Cause => {
  switch (letter.type) {
    case 'unreadable':
    case 'other-version':
      return { cause: letter.type };
    case 'request':
      return causeOfRequest(letter);
    case 'query':
      return causeOfQuery(letter.query);
    case 'answer':
      return causeOfAnswer(letter);
    case 'case':
      return causeOfRow(letter.known, 'case');
    case 'event':
      return causeOfRow(letter.event, 'event');
  }
};

/** As `send-query` will see it, in the same order. */
const standingOfQuery = (
  { answer, progress }: QueryRow,
  informationType: Polled | undefined,
  now: Instant,
): FailedStanding | undefined => {
  if (answer !== undefined) return 'already-answered';
  if (progress.state === 'cancelled') return 'cancelled';
  const isPolled = informationType?.standing?.pollSeconds !== undefined;
  if (progress.state === 'sent' && !isPolled) return 'already-sent';
  return progress.dueAt <= now ? 'past-due' : undefined;
};

const standingOfAnswer = ({ answer, progress }: QueryRow, now: Instant): FailedStanding | undefined => {
  if (answer !== undefined) return 'answer-recorded';
  if (progress.state === 'cancelled') return 'cancelled';
  return progress.dueAt <= now ? 'late-answer' : undefined;
};

const standingOfCase = (
  { state, publishedVersion, resultVersion }: VerificationCase,
  wants: Extract<Letter, { type: 'case' }>['wants'],
): FailedStanding | undefined => {
  switch (wants) {
    case 'open':
      return state === 'received' ? undefined : 'already-open';
    case 'publish':
      return publishedVersion < resultVersion ? undefined : 'already-published';
    case 'reconcile':
    case 'nothing':
      return undefined;
  }
};

type OfRow = Extract<Letter, { type: 'query' | 'answer' | 'case' | 'event' }>;

const standingOfRow = (letter: OfRow, now: Instant): FailedStanding | undefined => {
  switch (letter.type) {
    case 'query':
      return letter.query && standingOfQuery(letter.query, letter.informationType, now);
    case 'answer':
      return letter.query && standingOfAnswer(letter.query, now);
    case 'case':
      return letter.known && standingOfCase(letter.known, letter.wants);
    case 'event':
      return letter.event?.state === 'matched' ? 'already-matched' : undefined;
  }
};

/** What is left to do for it if it is sent again; `undefined`: work, or nobody knows. */
export const failedStanding = (letter: Letter, now: Instant): FailedStanding | undefined => {
  switch (letter.type) {
    case 'unreadable':
    case 'other-version':
      return undefined;
    case 'request':
      return letter.isKnown ? 'already-accepted' : undefined;
    case 'query':
    case 'answer':
    case 'case':
    case 'event':
      return standingOfRow(letter, now);
  }
};
