import { describe, expect, test } from 'vitest';
import { failedCause, failedStanding, type Letter } from '#core/case/failed-cause';
import { cancelledAt, takenAt } from '#core/queries/query-progress';
import { aCase, anAnswer, anEventRow, aQuery } from '#test/builders';

/** Due on 26 November at 20:59:59.999Z. */
const BEFORE = '2026-11-26T20:59:59.998Z';
const DUE = '2026-11-26T20:59:59.999Z';

const known = aCase();
const planned = aQuery(known.caseId);
const failedWith = (lastFailure: string) => ({ ...planned, progress: { ...planned.progress, lastFailure } });
const answered = { ...planned, answer: anAnswer(planned.queryId, { outcome: 'not-found' }) };
const stopped = { ...planned, progress: cancelledAt(planned.progress, 'consent-withdrawn', BEFORE) };
const sent = { ...planned, progress: takenAt(planned.progress, BEFORE) };

type Query = Extract<Letter, { type: 'query' }>;

const asked = (query: Query['query'], informationType?: Query['informationType']): Letter => ({
  type: 'query',
  query,
  informationType,
});
const replied = (query: Query['query'], hasReply = true): Letter => ({
  type: 'answer',
  query,
  hasReply,
});

describe('why it failed', () => {
  test.each<[string, Letter, string, string | undefined]>([
    ['nobody can read it', { type: 'unreadable' }, 'unreadable', undefined],
    ['of another edition', { type: 'other-version' }, 'other-version', undefined],
    ['a request', { type: 'request', isKnown: false }, 'not-recorded', undefined],
    [
      'a request that the rules refuse',
      { type: 'request', refused: '/consents', isKnown: false },
      'request-refused',
      '/consents',
    ],
    ['a question without a row', asked(undefined), 'missing-row', 'query'],
    ['a question that keeps no failure', asked(planned), 'not-recorded', undefined],
    ['a question whose agency failed', asked(failedWith('http-503')), 'agency-failure', 'http-503'],
    [
      'a question whose reply broke the contract',
      asked(failedWith('contract-breach /payers/0')),
      'contract-breach',
      '/payers/0',
    ],
    ['an answer without a question', replied(undefined, false), 'missing-row', 'query'],
    ['an answer without its bytes', replied(planned, false), 'missing-row', 'reply'],
    ['an answer that failed once', replied(failedWith('timeout')), 'agency-failure', 'timeout'],
    ['a case without a row', { type: 'case', known: undefined, wants: 'open' }, 'missing-row', 'case'],
    ['a case', { type: 'case', known, wants: 'open' }, 'not-recorded', undefined],
    ['an event without a row', { type: 'event', event: undefined }, 'missing-row', 'event'],
    ['an event', { type: 'event', event: anEventRow() }, 'not-recorded', undefined],
  ])('%s', (...[, letter, cause, code]) => {
    expect(failedCause(letter)).toStrictEqual({ cause, ...(code === undefined ? {} : { code }) });
  });
});

const POLLED = { standing: { pollSeconds: 600 } };
const wants = (
  one: 'open' | 'publish' | 'reconcile' | 'nothing',
  changes: Parameters<typeof aCase>[0] = {},
) => ({ type: 'case', known: aCase(changes), wants: one }) as const;

describe('what is left to do if it is sent again', () => {
  test.each<[string, Letter, string, string | undefined]>([
    ['what nobody can read', { type: 'unreadable' }, DUE, undefined],
    ['another edition', { type: 'other-version' }, DUE, undefined],
    ['a request that is here', { type: 'request', isKnown: true }, DUE, 'already-accepted'],
    ['a request that is not', { type: 'request', isKnown: false }, DUE, undefined],
    ['a question that nobody knows', asked(undefined), DUE, undefined],
    ['a question to ask', asked(planned), BEFORE, undefined],
    ['a question whose time is over', asked(planned), DUE, 'past-due'],
    ['a question with its answer', asked(answered), DUE, 'already-answered'],
    ['a question that was stopped', asked(stopped), DUE, 'cancelled'],
    ['a question that is asked', asked(sent), BEFORE, 'already-sent'],
    ['a question that its agency is asked about', asked(sent, POLLED), BEFORE, undefined],
    ['a question that was asked about to the end', asked(sent, POLLED), DUE, 'past-due'],
    ['a question whose agency says so itself', asked(sent, { standing: {} }), BEFORE, 'already-sent'],
    ['an answer that nobody asked for', replied(undefined), DUE, undefined],
    ['an answer in time', replied(sent), BEFORE, undefined],
    ['an answer out of time', replied(sent), DUE, 'late-answer'],
    ['an answer that is written', replied(answered), DUE, 'answer-recorded'],
    ['an answer to what was stopped', replied(stopped), DUE, 'cancelled'],
    ['a case to open', wants('open'), DUE, undefined],
    ['a case that is open', wants('open', { state: 'verifying' }), DUE, 'already-open'],
    ['a result to publish', wants('publish', { resultVersion: 2, publishedVersion: 1 }), DUE, undefined],
    [
      'a result that is',
      wants('publish', { resultVersion: 2, publishedVersion: 2 }),
      DUE,
      'already-published',
    ],
    ['a case to reconcile', wants('reconcile', { state: 'result-ready' }), DUE, undefined],
    ['a case that wants nothing', wants('nothing', { state: 'result-ready' }), DUE, undefined],
    ['a case that nobody knows', { type: 'case', known: undefined, wants: 'open' }, DUE, undefined],
    [
      'an event that is matched',
      { type: 'event', event: anEventRow({ state: 'matched' }) },
      DUE,
      'already-matched',
    ],
    ['an event that is not', { type: 'event', event: anEventRow({ state: 'unmatched' }) }, DUE, undefined],
    ['an event that nobody knows', { type: 'event', event: undefined }, DUE, undefined],
  ])('%s', (...[, letter, now, standing]) => {
    expect(failedStanding(letter, now)).toBe(standing);
  });
});
