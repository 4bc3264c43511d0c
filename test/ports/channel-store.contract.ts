import { describe, expect, it } from 'vitest';
import { CLOSED } from '#core/channel/circuit';
import type { Channel } from '#schemas/channel';
import type { NewStore } from '#test/ports/new-store';

const first: Channel = {
  channel: 'tax/smev',
  version: 1,
  circuit: CLOSED,
  bucket: { tokens: 0.25, refilledAt: '2026-11-20T08:00:00.000Z' },
};

const other: Channel = { ...first, channel: 'tax/npd-2' };

export const channelsContract = (newStore: NewStore) =>
  describe('channels', () => {
    it('keeps the circuit and the allowance of each channel apart', async () => {
      const store = await newStore();
      expect(await store.loadChannel('tax/smev')).toBeUndefined();
      expect(await store.updateChannel(first)).toBe('written');
      expect(await store.loadChannel('tax/smev')).toEqual(first);
      expect(await store.loadChannel('tax/npd')).toBeUndefined();
    });

    it('lets only one of two callers write, even where both write the same', async () => {
      const store = await newStore();
      expect(await store.updateChannel(other)).toBe('written');
      expect(await store.updateChannel(other)).toBe('conflict');
      const next: Channel = { ...other, version: 2, circuit: { state: 'closed', failed: 1, succeeded: 0 } };
      expect(await store.updateChannel(next)).toBe('written');
      expect(await store.updateChannel(next)).toBe('conflict');
      expect(await store.updateChannel({ ...next, version: 4 })).toBe('conflict');
      expect(await store.loadChannel('tax/npd-2')).toEqual(next);
    });
  });
