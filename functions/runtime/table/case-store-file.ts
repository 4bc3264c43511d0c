import type { CaseStore } from '#core/ports';
import { caseFileOf } from '#functions/runtime/table/case-file';
import { CASE_FILE_FROM, CASE_FILE_UNTIL, casePartition } from '#functions/runtime/table/case-keys';
import { queryRows, type CaseTable } from '#functions/runtime/table/case-table';
import { text } from '#functions/runtime/table/row';

type Part = Pick<CaseStore, 'loadCase'>;

/** Everything but the bytes and headers of replies, which stay where they are. */
const READ = [
  'sk',
  'doc',
  'docWithPlan',
  'version',
  'nextActionAt',
  'progress',
  'answer',
  'receivedAt',
  'queryId',
  'ttl',
];

const loadCase =
  (table: CaseTable): Part['loadCase'] =>
  async (caseId) => {
    const rows = await queryRows(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: {
        ':pk': text(casePartition(caseId)),
        ':from': text(CASE_FILE_FROM),
        ':until': text(CASE_FILE_UNTIL),
      },
      ProjectionExpression: READ.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(READ.map((name) => [`#${name}`, name])),
      ConsistentRead: true,
    });
    return caseFileOf(rows);
  };

/** A case with all its rows; apart, because it needs to know every kind of row. */
export const caseStoreFile = (table: CaseTable): Part => ({ loadCase: loadCase(table) });
