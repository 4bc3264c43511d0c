import type { CaseStore } from '#core/ports';
import { channelKey } from '#functions/runtime/table/case-keys';
import { getRow, keyOf, putIf, type CaseTable } from '#functions/runtime/table/case-table';
import { count, document, documentOf } from '#functions/runtime/table/row';
import { Channel } from '#schemas/channel';

type Part = Pick<CaseStore, 'loadChannel' | 'updateChannel'>;

/** Circuits and allowances of the agencies' endpoints. */
export const channelStore = (table: CaseTable): Part => ({
  loadChannel: async (channel) => {
    const row = await getRow(table, channelKey(channel));
    return row === undefined ? undefined : documentOf(Channel, row);
  },
  updateChannel: async (next) => {
    const row = { ...keyOf(channelKey(next.channel)), doc: document(next), version: count(next.version) };
    const written = await putIf(
      table,
      row,
      next.version === 1
        ? { condition: 'attribute_not_exists(#pk)' }
        : { condition: '#version = :before', values: { ':before': count(next.version - 1) } },
    );
    // Two callers may write the very same at the same moment: only one of them has leased the tokens.
    return written === 'written' ? 'written' : 'conflict';
  },
});
