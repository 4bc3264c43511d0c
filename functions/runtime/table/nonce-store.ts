import type { CaseStore } from '#core/ports';
import { nonceKey } from '#functions/runtime/table/case-keys';
import { keyOf, putOnce, type CaseTable } from '#functions/runtime/table/case-table';
import { count, text, textOf } from '#functions/runtime/table/row';

/** A signature is refused for its age before its nonce leaves the table: five minutes on either side of now. */
const KEPT_SECONDS = 3600;

/** Nonces of signed calls, each known for longer than its signature holds. */
export const nonceStore = (table: CaseTable): Pick<CaseStore, 'rememberNonce'> => ({
  rememberNonce: async (agency, nonce, receivedAt) => {
    const put = await putOnce(table, {
      ...keyOf(nonceKey(agency, nonce)),
      receivedAt: text(receivedAt),
      ttl: count(Math.floor(Date.parse(receivedAt) / 1000) + KEPT_SECONDS),
    });
    if (put === 'written') return 'remembered';
    const isOurs = put.existing !== undefined && textOf(put.existing, 'receivedAt') === receivedAt;
    return isOurs ? 'remembered' : 'known';
  },
});
