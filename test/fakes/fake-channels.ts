/* eslint-disable @typescript-eslint/require-await -- a port answers by promise, memory at once */
import type { CaseStore } from '#core/ports';
import type { FakeRows } from '#test/fakes/fake-rows';

/** Circuits and allowances in memory. */
export const fakeChannels = (rows: FakeRows): Pick<CaseStore, 'loadChannel' | 'updateChannel'> => ({
  loadChannel: async (channel) => rows.channels.get(channel),
  updateChannel: async (next) => {
    if ((rows.channels.get(next.channel)?.version ?? 0) !== next.version - 1) return 'conflict';
    rows.channels.set(next.channel, next);
    return 'written';
  },
});
