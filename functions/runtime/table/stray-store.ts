import type { CaseStore } from '#core/ports';
import { strayKey, strayPartition, strayPartKey, STRAYS } from '#functions/runtime/table/case-keys';
import { keyOf, put, putOnce, queryRows, type CaseTable } from '#functions/runtime/table/case-table';
import { packBytes } from '#functions/runtime/table/reply-bytes';
import { bytes, count, document, documentOf, text, textOf } from '#functions/runtime/table/row';
import { StrayReason } from '#schemas/stray-messages';

type Part = Pick<CaseStore, 'keepStray' | 'strayMessages'>;

const keepStray =
  (table: CaseTable): Part['keepStray'] =>
  async ({ agency, messageId, reason, receivedAt, reply }) => {
    const [first, ...further] = await packBytes(reply.body);
    // Parts before the row that names their number: a message that can be found is whole.
    for (const [index, part] of further.entries()) {
      await put(table, { ...keyOf(strayPartKey(agency, messageId, index + 1)), body: bytes(part) });
    }
    const kept = await putOnce(table, {
      ...keyOf(strayKey(agency, messageId)),
      agency: text(agency),
      messageId: text(messageId),
      reason: document(reason),
      receivedAt: text(receivedAt),
      status: count(reply.status),
      headers: document(reply.headers),
      body: bytes(first),
      furtherParts: count(further.length),
    });
    const isOurs =
      kept === 'written' ||
      (kept.existing !== undefined && textOf(kept.existing, 'receivedAt') === receivedAt);
    return isOurs ? 'kept' : 'same';
  };

/** Messages of agencies that belong to no case: evidence, apart from all cases. */
export const strayStore = (table: CaseTable): Part => ({
  keepStray: keepStray(table),
  strayMessages: async (agency, limit) => {
    const rows = await queryRows(
      table,
      {
        KeyConditionExpression: '#pk = :agency AND begins_with(#sk, :messages)',
        ProjectionExpression: '#messageId, #reason, #receivedAt',
        ExpressionAttributeNames: {
          '#pk': 'pk',
          '#sk': 'sk',
          '#messageId': 'messageId',
          '#reason': 'reason',
          '#receivedAt': 'receivedAt',
        },
        ExpressionAttributeValues: { ':agency': text(strayPartition(agency)), ':messages': text(STRAYS) },
        Limit: limit,
      },
      limit,
    );
    return rows.map((row) => ({
      agency,
      messageId: textOf(row, 'messageId'),
      reason: documentOf(StrayReason, row, 'reason'),
      receivedAt: textOf(row, 'receivedAt'),
    }));
  },
});
