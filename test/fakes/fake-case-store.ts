/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import { isLookedAtInTime } from '#core/case/next-look';
import { plannedQuestions } from '#core/queries/case-plan';
import type { InquiryStore } from '#core/inquiries/inquiry-store';
import type { CaseFile, CaseStore, Clock, QueryRow } from '#core/ports';
import { fakeChannels } from '#test/fakes/fake-channels';
import { emptyRows, type FakeRows } from '#test/fakes/fake-rows';
import { fakeActions } from '#test/fakes/fake-actions';
import { fakeEvents } from '#test/fakes/fake-events';
import { fakeInquiries } from '#test/fakes/fake-inquiries';
import { fakeIndexes } from '#test/fakes/fake-indexes';
import { fakeStrays } from '#test/fakes/fake-strays';
import { fakeMonitoring, followUpsOf, officeEventsOf } from '#test/fakes/fake-monitoring';
import { withRetention } from '#test/fakes/fake-retention';
import { isSame } from '#test/fakes/is-same';
import { rowsOfCase } from '#test/fakes/rows-of-case';
import type { QueryProgress } from '#schemas/query';
import type { Answer } from '#schemas/answer';

const isSameStamp = (left: QueryProgress, right: QueryProgress): boolean =>
  left.state === right.state &&
  left.epoch === right.epoch &&
  left.attempts === right.attempts &&
  left.breaches === right.breaches;

const shownQuery = (row: QueryRow): QueryRow =>
  row.answer === undefined ? row : { ...row, progress: { ...row.progress, state: 'answered' } };

const cases = (
  rows: FakeRows,
  clock: Clock,
): Pick<CaseStore, 'acceptRequest' | 'loadRequest' | 'loadHead' | 'updateCase' | 'pullForward'> => ({
  acceptRequest: async (accepted, request) => {
    const { caseId } = accepted;
    const before = rows.requests.get(caseId);
    if (before !== undefined && !isSame(before, request)) return 'conflict';
    rows.requests.set(caseId, request);
    const known = rows.cases.get(caseId);
    if (known !== undefined) return isSame(known, accepted) ? 'accepted' : 'same';
    rows.cases.set(caseId, accepted);
    return 'accepted';
  },
  loadRequest: async (caseId) => rows.requests.get(caseId),
  loadHead: async (caseId) => {
    const known = rows.cases.get(caseId);
    const request = rows.requests.get(caseId);
    return known === undefined || request === undefined ? undefined : { case: known, request };
  },
  updateCase: async (next) => {
    const known = rows.cases.get(next.caseId);
    if (known !== undefined && isSame(known, next)) return 'written';
    if (known?.version !== next.version - 1) return 'conflict';
    rows.cases.set(next.caseId, next);
    if (known.plan !== undefined) return 'written';
    for (const row of plannedQuestions(next))
      if (!rows.queries.has(row.queryId)) rows.queries.set(row.queryId, row);
    return 'written';
  },
  pullForward: async (caseId, nextActionAt) => {
    const known = rows.cases.get(caseId);
    if (known === undefined || isLookedAtInTime(known, { now: clock(), by: nextActionAt })) return;
    const at =
      known.nextActionAt === undefined || known.nextActionAt > nextActionAt
        ? nextActionAt
        : known.nextActionAt;
    rows.cases.set(caseId, { ...known, version: known.version + 1, nextActionAt: at });
  },
});

const loadCase =
  (rows: FakeRows): CaseStore['loadCase'] =>
  async (caseId): Promise<CaseFile | undefined> => {
    const known = rows.cases.get(caseId);
    if (known === undefined) return undefined;
    return {
      case: known,
      queries: rowsOfCase(rows.queries, caseId).map(shownQuery),
      furtherAnswers: rowsOfCase(rows.furtherAnswers, caseId),
      events: rowsOfCase(rows.matched, caseId).map(({ matched }) => matched),
      officeEvents: officeEventsOf(rows, caseId),
      links: rowsOfCase(rows.links, caseId).map(({ link }) => link),
      followUps: followUpsOf(rows, caseId),
      replies: rowsOfCase(rows.replies, caseId).map(({ replyId, queryId, receivedAt }) => ({
        replyId,
        queryId,
        receivedAt,
      })),
    };
  };

const queries = (
  rows: FakeRows,
): Pick<CaseStore, 'loadQuery' | 'planQueries' | 'updateProgress' | 'rememberMessage' | 'findMessage'> => ({
  loadQuery: async (queryId) => {
    const row = rows.queries.get(queryId);
    return row === undefined ? undefined : shownQuery(row);
  },
  planQueries: async (planned) => {
    for (const row of planned) if (!rows.queries.has(row.queryId)) rows.queries.set(row.queryId, row);
  },
  updateProgress: async ({ queryId, progress: from }, next) => {
    const row = rows.queries.get(queryId);
    if (row === undefined || row.answer !== undefined) return 'conflict';
    if (isSame(row.progress, next)) return 'written';
    if (!isSameStamp(row.progress, from)) return 'conflict';
    rows.queries.set(queryId, { ...row, progress: next });
    return 'written';
  },
  rememberMessage: async (agency, messageId, queryId) => {
    const key = `${agency}#${messageId}`;
    if (rows.messages.has(key)) return 'known';
    rows.messages.set(key, queryId);
    return 'remembered';
  },
  findMessage: async (agency, messageId) => rows.messages.get(`${agency}#${messageId}`),
});

/** A second attempt at a reply may call it late. */
const isOfSameReply = (one: Answer, other: Answer): boolean => one.receivedAt === other.receivedAt;

const answers = (rows: FakeRows): Pick<CaseStore, 'storeReply' | 'loadReply' | 'recordAnswer'> => ({
  storeReply: async (reply) => {
    const known = rows.replies.get(reply.replyId);
    if (known !== undefined) {
      if (known.nonce !== reply.nonce) return 'same';
      if (known.receivedAt === reply.receivedAt) return 'stored';
      return reply.nonce === undefined ? 'same' : 'replayed';
    }
    rows.replies.set(reply.replyId, reply);
    return 'stored';
  },
  loadReply: async (caseId, replyId) => {
    const reply = rows.replies.get(replyId);
    return reply?.caseId === caseId ? reply : undefined;
  },
  recordAnswer: async (answer) => {
    const row = rows.queries.get(answer.queryId);
    if (row === undefined) throw new Error('no such query');
    if (row.answer === undefined) {
      rows.queries.set(answer.queryId, { ...row, answer });
      return 'recorded';
    }
    if (row.answer.digest === answer.digest) return isOfSameReply(row.answer, answer) ? 'recorded' : 'same';
    if (answer.content.outcome === 'unanswered') return 'same';
    const key = `${answer.queryId}#${answer.digest}`;
    const known = rows.furtherAnswers.get(key);
    if (known !== undefined) return isOfSameReply(known, answer) ? 'further' : 'same';
    rows.furtherAnswers.set(key, answer);
    return 'further';
  },
});

const results = (
  rows: FakeRows,
  updateCase: CaseStore['updateCase'],
): Pick<CaseStore, 'writeResult' | 'loadResult'> => ({
  writeResult: async (next, result) => {
    const key = `${result.caseId}#${result.version}`;
    const known = rows.results.get(key);
    const isOurs = known?.caseVersion === next.version && isSame(known.result, result);
    if (known !== undefined && known.caseVersion >= next.version && !isOurs) return 'conflict';
    rows.results.set(key, { caseVersion: next.version, result });
    return updateCase(next);
  },
  loadResult: async (caseId, version) => rows.results.get(`${caseId}#${version}`)?.result,
});

/** The table in memory, with the conditions of the real one: both pass `test/ports/case-store.contract.ts`. */
export const fakeCaseStore = (
  rows: FakeRows = emptyRows(),
  clock: Clock = () => '2026-11-20T08:00:00.000Z',
): CaseStore & InquiryStore => {
  const own = cases(rows, clock);
  const store = {
    ...own,
    loadCase: loadCase(rows),
    ...queries(rows),
    ...answers(rows),
    ...results(rows, own.updateCase),
    ...fakeEvents(rows),
    ...fakeActions(rows),
    ...fakeIndexes(rows),
    ...fakeMonitoring(rows),
    ...fakeChannels(rows),
    ...fakeStrays(rows),
  };
  return { ...withRetention(store, rows, clock), ...fakeInquiries(rows.inquiries) };
};
