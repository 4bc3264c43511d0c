/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { CaseStore } from '#core/ports';
import type { FakeRows } from '#test/fakes/fake-rows';

/** Messages that belong to no case, and nonces of signed calls, in memory. */
export const fakeStrays = (
  rows: FakeRows,
): Pick<CaseStore, 'keepStray' | 'strayMessages' | 'rememberNonce'> => ({
  rememberNonce: async (agency, nonce, receivedAt) => {
    const key = `${agency}#${nonce}`;
    const known = rows.nonces.get(key);
    rows.nonces.set(key, known ?? receivedAt);
    return known === undefined || known === receivedAt ? 'remembered' : 'known';
  },
  keepStray: async (stray) => {
    const key = `${stray.agency}#${stray.messageId}`;
    const known = rows.strays.get(key);
    if (known !== undefined) return known.receivedAt === stray.receivedAt ? 'kept' : 'same';
    rows.strays.set(key, stray);
    return 'kept';
  },
  strayMessages: async (agency, limit) =>
    [...rows.strays]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .filter(([, stray]) => stray.agency === agency)
      .slice(0, limit)
      .map(([, { messageId, reason, receivedAt }]) => ({ agency, messageId, reason, receivedAt })),
});
