import { canonicalJson } from '#core/digest';
import { isLookedAtInTime } from '#core/case/next-look';
import type { CaseStore } from '#core/ports';
import { caseKey, dueShardOf, requestKey } from '#functions/runtime/table/case-keys';
import { caseOf, caseRow } from '#functions/runtime/table/case-row';
import { getRow, keyOf, putIf, putOnce, updateIf, type CaseTable } from '#functions/runtime/table/case-table';
import { count, documentOf, longText, longTextOf, text, type Row } from '#functions/runtime/table/row';
import { VerificationRequest } from '#schemas/verification-request';

type Part = Pick<CaseStore, 'acceptRequest' | 'loadRequest' | 'loadHead' | 'updateCase' | 'pullForward'>;

/** Equal in everything we write: our own write, whose reply was lost. */
const isOurs = (existing: Row | undefined, written: Row): boolean =>
  existing !== undefined && canonicalJson(existing) === canonicalJson(written);

const acceptRequest =
  (table: CaseTable): Part['acceptRequest'] =>
  async (accepted, request) => {
    const doc = canonicalJson(request);
    const kept = await putOnce(table, { ...keyOf(requestKey(accepted.caseId)), doc: longText(doc) });
    const isSameRequest =
      kept === 'written' || (kept.existing !== undefined && longTextOf(kept.existing, 'doc') === doc);
    if (!isSameRequest) return 'conflict';
    const row = caseRow(accepted);
    const opened = await putOnce(table, row);
    return opened === 'written' || isOurs(opened.existing, row) ? 'accepted' : 'same';
  };

const loadRequest =
  (table: CaseTable): Part['loadRequest'] =>
  async (caseId) => {
    const row = await getRow(table, requestKey(caseId));
    return row === undefined ? undefined : documentOf(VerificationRequest, row);
  };

const loadHead =
  (table: CaseTable): Part['loadHead'] =>
  async (caseId) => {
    const [known, request] = await Promise.all([
      getRow(table, caseKey(caseId)),
      getRow(table, requestKey(caseId)),
    ]);
    return known === undefined || request === undefined
      ? undefined
      : { case: caseOf(known), request: documentOf(VerificationRequest, request) };
  };

const updateCase =
  (table: CaseTable): Part['updateCase'] =>
  async (next) => {
    const row = caseRow(next);
    const written = await putIf(table, row, {
      condition: '#version = :before',
      values: { ':before': count(next.version - 1) },
    });
    return written === 'written' || isOurs(written.existing, row) ? 'written' : 'conflict';
  };

const pullForward =
  (table: CaseTable): Part['pullForward'] =>
  async (caseId, nextActionAt) => {
    const key = caseKey(caseId);
    // A read is a fifth of a write: of the answers to one case only the first brings its look forward.
    const row = await getRow(table, key);
    const at = { now: table.clock(), by: nextActionAt };
    if (row !== undefined && isLookedAtInTime(caseOf(row), at)) return;
    const pulled = await updateIf(table, key, {
      change: 'SET #nextActionAt = :at, #dueShard = :shard ADD #version :one',
      condition: 'attribute_exists(#pk) AND (attribute_not_exists(#nextActionAt) OR #nextActionAt > :at)',
      values: { ':at': text(nextActionAt), ':shard': text(dueShardOf(key.pk)), ':one': count(1) },
    });
    if (pulled === 'written') return;
    // Somebody may be looking at the case right now with an older view: make that look conflict.
    await updateIf(table, key, {
      change: 'ADD #version :one',
      condition: 'attribute_exists(#pk)',
      values: { ':one': count(1) },
    });
  };

/** Request and case rows. */
export const caseStoreCases = (table: CaseTable): Part => ({
  acceptRequest: acceptRequest(table),
  loadRequest: loadRequest(table),
  loadHead: loadHead(table),
  updateCase: updateCase(table),
  pullForward: pullForward(table),
});
