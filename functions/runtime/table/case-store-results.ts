import { canonicalJson } from '#core/digest';
import type { CaseStore } from '#core/ports';
import { resultKey } from '#functions/runtime/table/case-keys';
import { getRow, keyOf, putIf, type CaseTable } from '#functions/runtime/table/case-table';
import { count, countOf, document, documentOf, type Row } from '#functions/runtime/table/row';
import { VerificationResult } from '#schemas/verification-result';

type Part = Pick<CaseStore, 'writeResult' | 'loadResult'>;

const isOurs = (existing: Row | undefined, caseVersion: number, result: VerificationResult): boolean =>
  existing !== undefined &&
  countOf(existing, 'caseVersion') === caseVersion &&
  canonicalJson(documentOf(VerificationResult, existing)) === canonicalJson(result);

/**
 * A result row carries the version of the case that issues it. A crash may leave a result that no case row names: one
 * of a later case version takes its place, because the earlier one can no longer be issued. An issued result stays.
 */
const writeResult =
  (table: CaseTable, updateCase: CaseStore['updateCase']): Part['writeResult'] =>
  async (next, result) => {
    const row = {
      ...keyOf(resultKey(result.caseId, result.version)),
      doc: document(result),
      caseVersion: count(next.version),
    };
    const put = await putIf(table, row, {
      condition: 'attribute_not_exists(#pk) OR #caseVersion < :caseVersion',
      values: { ':caseVersion': count(next.version) },
    });
    if (put !== 'written' && !isOurs(put.existing, next.version, result)) return 'conflict';
    return updateCase(next);
  };

/** Results, append-only. */
export const caseStoreResults = (table: CaseTable, updateCase: CaseStore['updateCase']): Part => ({
  writeResult: writeResult(table, updateCase),
  loadResult: async (caseId, version) => {
    const row = await getRow(table, resultKey(caseId, version));
    return row === undefined ? undefined : documentOf(VerificationResult, row);
  },
});
