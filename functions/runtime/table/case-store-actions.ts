import { canonicalJson, digestOf } from '#core/digest';
import type { CaseStore } from '#core/ports';
import { actionKey, ACTIONS, casePartition } from '#functions/runtime/table/case-keys';
import { keyOf, putOnce, queryRows, type CaseTable } from '#functions/runtime/table/case-table';
import { documentOf, longText, text } from '#functions/runtime/table/row';
import { CaseAction } from '#schemas/case-action';

type Part = Pick<CaseStore, 'appendAction' | 'loadActions'>;

/** What officials did with a case: rows that are put once and never change. */
export const caseStoreActions = (table: CaseTable): Part => ({
  appendAction: async (caseId, action) => {
    const doc = canonicalJson(action);
    const key = actionKey(caseId, action.at, digestOf(doc).slice(0, 16));
    await putOnce(table, { ...keyOf(key), doc: longText(doc) });
  },
  loadActions: async (caseId) => {
    const rows = await queryRows(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :actions)',
      ExpressionAttributeValues: { ':pk': text(casePartition(caseId)), ':actions': text(ACTIONS) },
      ConsistentRead: true,
    });
    return rows.map((row) => documentOf(CaseAction, row));
  },
});
