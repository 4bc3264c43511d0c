import { describe, expect, it } from 'vitest';
import type { StrayMessage } from '#core/ports';
import type { NewStore } from '#test/ports/new-store';

const stray: StrayMessage = {
  agency: 'tax',
  messageId: 'stray-1',
  reason: 'unknown-question',
  receivedAt: '2026-11-20T08:00:00.000Z',
  reply: { status: 200, headers: { 'content-type': 'text/xml' }, body: new TextEncoder().encode('<a/>') },
};

export const straysContract = (newStore: NewStore) =>
  describe('messages that belong to no case', () => {
    it('keeps each once, knows its own write, and lists those of one agency', async () => {
      const store = await newStore();
      expect(await store.keepStray(stray)).toBe('kept');
      expect(await store.keepStray(stray)).toBe('kept');
      expect(await store.keepStray({ ...stray, receivedAt: '2026-11-20T08:15:00.000Z' })).toBe('same');
      await store.keepStray({ ...stray, messageId: 'stray-2', reason: 'not-authentic' });
      await store.keepStray({ ...stray, agency: 'tax-2' });

      const { agency, messageId, reason, receivedAt } = stray;
      const shown = { agency, messageId, reason, receivedAt };
      expect(await store.strayMessages('tax', 10)).toEqual([
        shown,
        { ...shown, messageId: 'stray-2', reason: 'not-authentic' },
      ]);
      expect(await store.strayMessages('tax', 1)).toEqual([shown]);
      expect(await store.strayMessages('my-business', 10)).toEqual([]);
    });

    it('remembers the nonce of a signed call, and knows its own write', async () => {
      const store = await newStore();
      const at = '2026-11-20T08:00:00.000Z';
      expect(await store.rememberNonce('my-business', 'nonce-of-a-test-01', at)).toBe('remembered');
      expect(await store.rememberNonce('my-business', 'nonce-of-a-test-01', at)).toBe('remembered');
      const later = '2026-11-20T08:00:01.000Z';
      expect(await store.rememberNonce('my-business', 'nonce-of-a-test-01', later)).toBe('known');
      expect(await store.rememberNonce('tax', 'nonce-of-a-test-01', later)).toBe('remembered');
    });
  });
