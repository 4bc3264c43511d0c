import * as z from 'zod';
import { caseIdOfQuery } from '#core/ids';
import type { CaseStore } from '#core/ports';
import { answerKey, caseKey, queryKey, replyKey, replyPartKey } from '#functions/runtime/table/case-keys';
import {
  getRow,
  keyOf,
  put,
  putOnce,
  updateIf,
  type CaseTable,
  type Refused,
} from '#functions/runtime/table/case-table';
import { plannedIn, plannedRow } from '#functions/runtime/table/query-row';
import { packBytes, unpackBytes } from '#functions/runtime/table/reply-bytes';
import {
  BrokenRow,
  bytes,
  bytesOf,
  count,
  countOf,
  document,
  documentOf,
  optionalTextOf,
  text,
  textOf,
  type Row,
} from '#functions/runtime/table/row';
import { Answer } from '#schemas/answer';
import type { QueryId } from '#schemas/ids';

type Part = Pick<CaseStore, 'storeReply' | 'loadReply' | 'recordAnswer'>;

const Headers = z.record(z.string(), z.string());

/** Our own write, whose reply was lost, is known by its time and nonce. */
const standingOf = (
  existing: Row | undefined,
  { receivedAt, nonce }: Parameters<Part['storeReply']>[0],
): 'stored' | 'same' | 'replayed' => {
  if (existing === undefined) return 'same';
  if (optionalTextOf(existing, 'nonce') !== nonce) return 'same';
  if (optionalTextOf(existing, 'receivedAt') === receivedAt) return 'stored';
  return nonce === undefined ? 'same' : 'replayed';
};

/** Keeps the bytes of a reply; apart from the rest, for those who only ask. */
export const storeReply =
  (table: CaseTable): Part['storeReply'] =>
  async (given) => {
    const { caseId, replyId, queryId, agency, receivedAt, reply, nonce } = given;
    const [first, ...further] = await packBytes(reply.body);
    // Parts before the row that names their number: a reply that can be found is whole.
    for (const [index, part] of further.entries()) {
      await put(table, { ...keyOf(replyPartKey(caseId, replyId, index + 1)), body: bytes(part) });
    }
    const row = {
      ...keyOf(replyKey(caseId, replyId)),
      queryId: text(queryId),
      agency: text(agency),
      receivedAt: text(receivedAt),
      status: count(reply.status),
      headers: document(reply.headers),
      body: bytes(first),
      furtherParts: count(further.length),
      ...(nonce === undefined ? {} : { nonce: text(nonce) }),
    };
    const stored = await putOnce(table, row);
    return stored === 'written' ? 'stored' : standingOf(stored.existing, given);
  };

const furtherParts = async (table: CaseTable, row: Row, ids: { caseId: string; replyId: string }) => {
  const parts: Uint8Array[] = [];
  for (let index = 1; index <= countOf(row, 'furtherParts'); index += 1) {
    const part = await getRow(table, replyPartKey(ids.caseId, ids.replyId, index));
    if (part === undefined) throw new BrokenRow('furtherParts');
    parts.push(bytesOf(part, 'body'));
  }
  return parts;
};

const loadReply =
  (table: CaseTable): Part['loadReply'] =>
  async (caseId, replyId) => {
    const row = await getRow(table, replyKey(caseId, replyId));
    if (row === undefined) return undefined;
    const further = await furtherParts(table, row, { caseId, replyId });
    return {
      replyId,
      caseId,
      queryId: textOf(row, 'queryId'),
      agency: textOf(row, 'agency'),
      receivedAt: textOf(row, 'receivedAt'),
      reply: {
        status: countOf(row, 'status'),
        headers: documentOf(Headers, row, 'headers'),
        body: await unpackBytes([bytesOf(row, 'body'), ...further]),
      },
    };
  };

/** Of the same reply, or only one that says the same. A second attempt may call late what the first one did not. */
const isOfSameReply = (row: Row, name: string, { receivedAt }: Answer): boolean =>
  documentOf(Answer, row, name).receivedAt === receivedAt;

const keepBeside = async (table: CaseTable, caseId: string, answer: Answer): Promise<'further' | 'same'> => {
  const row = { ...keyOf(answerKey(caseId, answer.queryId, answer.digest)), doc: document(answer) };
  const kept = await putOnce(table, row);
  if (kept === 'written') return 'further';
  return kept.existing !== undefined && isOfSameReply(kept.existing, 'doc', answer) ? 'further' : 'same';
};

const putAnswer = (table: CaseTable, answer: Answer): Promise<'written' | Refused> =>
  updateIf(table, queryKey(caseIdOfQuery(answer.queryId), answer.queryId), {
    change: 'SET #answer = :answer, #answerDigest = :digest',
    condition: 'attribute_exists(#pk) AND attribute_not_exists(#answer)',
    values: { ':answer': document(answer), ':digest': text(answer.digest) },
  });

/** Gives a question that stands in its case's plan only, not yet asked or just being asked, its row. */
const putPlanned = async (table: CaseTable, queryId: QueryId): Promise<void> => {
  const caseRow = await getRow(table, caseKey(caseIdOfQuery(queryId)));
  const planned = caseRow === undefined ? undefined : plannedIn(caseRow, queryId);
  if (planned === undefined) throw new BrokenRow('answer/queryId');
  await putOnce(table, plannedRow(planned));
};

const recordAnswer =
  (table: CaseTable): Part['recordAnswer'] =>
  async (answer) => {
    const caseId = caseIdOfQuery(answer.queryId);
    let recorded = await putAnswer(table, answer);
    if (recorded !== 'written' && recorded.existing === undefined) {
      await putPlanned(table, answer.queryId);
      recorded = await putAnswer(table, answer);
    }
    if (recorded === 'written') return 'recorded';
    if (recorded.existing === undefined) throw new BrokenRow('answer/queryId');
    if (optionalTextOf(recorded.existing, 'answerDigest') !== answer.digest) {
      // Silence contradicts nobody.
      return answer.content.outcome === 'unanswered' ? 'same' : keepBeside(table, caseId, answer);
    }
    return isOfSameReply(recorded.existing, 'answer', answer) ? 'recorded' : 'same';
  };

/** Replies as bytes, and answers as what they said. */
export const caseStoreAnswers = (table: CaseTable): Part => ({
  storeReply: storeReply(table),
  loadReply: loadReply(table),
  recordAnswer: recordAnswer(table),
});
