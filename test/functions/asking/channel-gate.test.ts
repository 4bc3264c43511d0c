import { describe, expect, it } from 'vitest';
import type { Endpoint } from '#core/agency';
import { channelGate } from '#functions/send-query/channel-gate';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { fakeClock } from '#test/fakes/fake-clock';
import { emptyRows } from '#test/fakes/fake-rows';

const title = { ru: 'шина', en: 'bus' };
const CHANNEL = 'tax/smev';
const START = '2026-11-20T08:00:00.000Z';

const channelOf = (endpoint: Omit<Endpoint, 'title'>, callers = 8) => {
  const rows = emptyRows();
  const time = fakeClock(START);
  const paused: number[] = [];
  const store = fakeCaseStore(rows);
  const gate = () =>
    channelGate(
      { channel: CHANNEL, endpoint: { title, ...endpoint }, callers },
      {
        store,
        clock: time.clock,
        pause: (seconds) => {
          paused.push(seconds);
          time.pass(seconds);
          return Promise.resolve();
        },
      },
    );
  return { ...time, rows, paused, store, gate, circuit: () => rows.channels.get(CHANNEL)?.circuit };
};

describe('callers of one environment', () => {
  it('share what one of them leases: the row is written once for a block', async () => {
    const channel = channelOf({ callsPerSecond: 50 });
    const gate = channel.gate();

    const leaves = await Promise.all(Array.from({ length: 6 }, () => gate.admit()));

    expect(leaves).toEqual(Array.from({ length: 6 }, () => ({ type: 'call' })));
    // Six of fifty a second for each of eight callers; a full bucket holds half a second.
    expect(channel.rows.channels.get(CHANNEL)).toMatchObject({ version: 1, bucket: { tokens: 19 } });
    await gate.admit();
    expect(channel.rows.channels.get(CHANNEL)?.version).toBe(2);
  });
});

describe('an agency that goes down under eight callers', () => {
  it('costs no more than twenty failed calls, then one probe in thirty seconds', async () => {
    const channel = channelOf({ callsPerSecond: 50 });
    const gates = Array.from({ length: 8 }, channel.gate);
    let calls = 0;
    let probes = 0;
    for (let second = 0; second < 610; second += 1) {
      const leaves = await Promise.all(gates.map((gate) => gate.admit()));
      const admitted = gates.filter((_, index) => leaves[index]?.type === 'call');
      if (second < 10) calls += admitted.length;
      else probes += admitted.length;
      await Promise.all(admitted.map((gate) => gate.report('failed')));
      channel.pass(1);
    }
    expect(channel.circuit()?.state).toBe('open');
    expect(calls).toBeLessThanOrEqual(20);
    // Ten minutes hold twenty half minutes.
    expect(probes).toBeGreaterThanOrEqual(18);
    expect(probes).toBeLessThanOrEqual(20);
  });

  it('says since when, and lets calls come back step by step', async () => {
    const channel = channelOf({ callsPerSecond: 10 }, 1);
    const gate = channel.gate();
    for (let call = 0; call < 8; call += 1) {
      await gate.admit();
      await gate.report('failed');
    }
    const failingSince = '2026-11-20T08:00:00.000Z';
    expect(channel.circuit()).toMatchObject({ state: 'open', failingSince });
    expect(await gate.admit()).toMatchObject({ type: 'wait', code: 'circuit-open' });

    channel.pass(3 * 86_400);
    expect(await gate.admit()).toEqual({ type: 'call' });
    // The probe is under way: nobody else calls.
    expect(await channel.gate().admit()).toMatchObject({ type: 'wait', code: 'circuit-open' });
    await gate.report('answered');
    expect(channel.circuit()).toMatchObject({ state: 'recovering', failingSince });

    const admittedIn = async (seconds: number): Promise<number> => {
      const until = Date.parse(channel.clock()) + seconds * 1000;
      let admitted = 0;
      while (Date.parse(channel.clock()) < until) {
        if ((await gate.admit()).type === 'call') {
          admitted += 1;
          await gate.report('answered');
        }
      }
      return admitted;
    };
    // A tenth of 600 calls in the first minute, growing to all of them after ten.
    expect(await admittedIn(60)).toBeLessThanOrEqual(95);
    channel.pass(480);
    await admittedIn(120);
    const full = await admittedIn(60);
    expect(full).toBeGreaterThanOrEqual(590);
    expect(full).toBeLessThanOrEqual(610);
    expect(channel.circuit()).toEqual({ state: 'closed', failed: 0, succeeded: 0 });
  });
});

describe('the rate of an agency', () => {
  it('is never passed, however many environments call', async () => {
    const channel = channelOf({ callsPerSecond: 5 }, 4);
    const gates = Array.from({ length: 4 }, channel.gate);
    let admitted = 0;
    while (channel.clock() < '2026-11-20T08:01:00.000Z') {
      for (const gate of gates) if ((await gate.admit()).type === 'call') admitted += 1;
    }
    expect(admitted).toBeGreaterThanOrEqual(290);
    // Five a second, half a second of burst and the block that is still in hand.
    expect(admitted).toBeLessThanOrEqual(5 * 61 + 5);
  });

  it('is waited for inside the act while that is a matter of seconds', async () => {
    const channel = channelOf({ callsPerSecond: 0.5 }, 1);
    const gate = channel.gate();
    expect(await gate.admit()).toEqual({ type: 'call' });
    expect(await gate.admit()).toEqual({ type: 'call' });
    expect(channel.paused).toEqual([2]);
  });

  it('is left to the row where it is a matter of minutes', async () => {
    const channel = channelOf({ callsPerSecond: 0.01 }, 1);
    const gate = channel.gate();
    await gate.admit();
    expect(await gate.admit()).toEqual({ type: 'wait', code: 'rate', until: '2026-11-20T08:01:40.000Z' });
    expect(channel.paused).toEqual([]);
  });

  it('costs one read and one write for a block of calls', async () => {
    const channel = channelOf({ callsPerSecond: 80 }, 8);
    const gate = channel.gate();
    await gate.admit();
    channel.pass(1);
    for (let call = 0; call < 10; call += 1) {
      expect(await gate.admit()).toEqual({ type: 'call' });
      await gate.report('answered');
    }
    expect(channel.rows.channels.get(CHANNEL)?.version).toBe(2);
  });
});

it('lets nobody call outside the hours of the agency', async () => {
  // 08:00 UTC on a Friday is 16:00 in Irkutsk.
  const openingHours = { timeZone: 'Asia/Irkutsk', weekdays: [1, 2, 3, 4, 5], fromHour: 9, untilHour: 16 };
  const channel = channelOf({ callsPerSecond: 5, openingHours });
  expect(await channel.gate().admit()).toEqual({
    type: 'wait',
    code: 'closed-hours',
    until: '2026-11-23T01:00:00.000Z',
  });
  channel.moveTo('2026-11-23T01:00:00.000Z');
  expect(await channel.gate().admit()).toEqual({ type: 'call' });
});

it('lets a caller go on whose counts others keep from being written', async () => {
  const channel = channelOf({ callsPerSecond: 5 });
  const gate = channelGate(
    { channel: CHANNEL, endpoint: { title, callsPerSecond: 5 }, callers: 8 },
    {
      clock: channel.clock,
      pause: (seconds) => {
        channel.pass(seconds);
        return Promise.resolve();
      },
      store: { ...channel.store, updateChannel: () => Promise.resolve('conflict') },
    },
  );
  await expect(gate.report('failed')).resolves.toBeUndefined();
  expect(await gate.admit()).toMatchObject({ type: 'wait', code: 'rate' });
});
