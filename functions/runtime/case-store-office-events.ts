import { canonicalJson } from '#core/digest';
import type { CaseStore } from '#core/ports';
import { casePartition, officeEventKey } from '#functions/runtime/case-keys';
import { keyOf, putOnce, queryRows, type CaseTable } from '#functions/runtime/case-table';
import { documentOf, text } from '#functions/runtime/row';
import { OfficeEvent } from '#schemas/office-event';

type Part = Pick<CaseStore, 'appendOfficeEvent' | 'loadOfficeEvents'>;

/** What an office posts back: rows that are put once and never change. */
export const caseStoreOfficeEvents = (table: CaseTable): Part => ({
  appendOfficeEvent: async (caseId, place, { event, receivedAt }) => {
    const row = {
      ...keyOf(officeEventKey(caseId, place)),
      doc: text(canonicalJson(event)),
      receivedAt: text(receivedAt),
    };
    return (await putOnce(table, row)) === 'written' ? 'written' : 'conflict';
  },
  loadOfficeEvents: async (caseId) => {
    const rows = await queryRows(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :office)',
      ExpressionAttributeValues: { ':pk': text(casePartition(caseId)), ':office': text('OFFICE#') },
      ConsistentRead: true,
    });
    return rows.map((row) => documentOf(OfficeEvent, row));
  },
});
