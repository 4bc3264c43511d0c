import { canonicalJson } from '#core/digest';
import type { CaseStore } from '#core/ports';
import {
  casePartition,
  followUpKey,
  MONITORING_FROM,
  MONITORING_UNTIL,
  officeEventKey,
} from '#functions/runtime/table/case-keys';
import { caseRow } from '#functions/runtime/table/case-row';
import { keyOf, putIf, putTogether, queryRows, type CaseTable } from '#functions/runtime/table/case-table';
import { count, document, documentOf, longText, text, textOf } from '#functions/runtime/table/row';
import { FollowUp } from '#schemas/follow-up';
import { OfficeEvent } from '#schemas/office-event';

type Part = Pick<CaseStore, 'appendOfficeEvent' | 'loadOfficeEvents' | 'recordFollowUp' | 'loadMonitoring'>;

const appendOfficeEvent =
  (table: CaseTable): Part['appendOfficeEvent'] =>
  (next, place, { event, receivedAt }) => {
    const row = {
      ...keyOf(officeEventKey(next.caseId, place)),
      doc: longText(canonicalJson(event)),
      receivedAt: text(receivedAt),
    };
    // The plan of a contract hangs on the event: an event without its case's next look would never be acted on.
    return putTogether(table, [
      { row, condition: 'attribute_not_exists(#pk)' },
      {
        row: caseRow(next),
        condition: '#version = :before',
        values: { ':before': count(next.version - 1) },
      },
    ]);
  };

export const loadOfficeEvents =
  (table: CaseTable): Part['loadOfficeEvents'] =>
  async (caseId) => {
    const rows = await queryRows(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :office)',
      ExpressionAttributeValues: { ':pk': text(casePartition(caseId)), ':office': text('OFFICE#') },
      ConsistentRead: true,
    });
    return rows.map((row) => documentOf(OfficeEvent, row));
  };

const loadMonitoring =
  (table: CaseTable): Part['loadMonitoring'] =>
  async (caseId) => {
    const rows = await queryRows(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: {
        ':pk': text(casePartition(caseId)),
        ':from': text(MONITORING_FROM),
        ':until': text(MONITORING_UNTIL),
      },
      ConsistentRead: true,
    });
    const under = (word: string) => rows.filter((row) => textOf(row, 'sk').startsWith(word));
    return {
      officeEvents: under('OFFICE#').map((row) => documentOf(OfficeEvent, row)),
      followUps: under('FOLLOWUP#').map((row) => documentOf(FollowUp, row)),
    };
  };

/** What an office posts back, rows that are put once and never change, and the checks that follow from it. */
export const caseStoreOfficeEvents = (table: CaseTable): Part => ({
  appendOfficeEvent: appendOfficeEvent(table),
  recordFollowUp: async (caseId, followUp) => {
    const { state } = followUp;
    const told = count(state === 'opened' ? followUp.told : 0);
    await putIf(
      table,
      { ...keyOf(followUpKey(caseId, followUp)), doc: document(followUp), state: text(state), told },
      {
        condition: 'attribute_not_exists(#pk) OR #state <> :opened OR #told < :told',
        values: { ':opened': text('opened'), ':told': told },
      },
    );
  },
  loadOfficeEvents: loadOfficeEvents(table),
  loadMonitoring: loadMonitoring(table),
});
