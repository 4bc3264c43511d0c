import { describe, expect, it } from 'vitest';
import { hintsAllowed } from '#core/channel/hints-allowed';
import { outSeconds, withCircuit } from '#core/channel/outage';
import type { Channel, Circuit } from '#schemas/channel';

const FROM = '2026-03-02T06:00:00.000Z';
const UNTIL = '2026-03-02T16:00:00.000Z';
const lastOutage = { from: FROM, until: UNTIL };

const closed: Circuit = { state: 'closed', failed: 0, succeeded: 0 };
const open: Circuit = { state: 'open', failingSince: FROM, nextProbeAt: '2026-03-02T16:00:30.000Z' };
const recovering: Circuit = {
  state: 'recovering',
  failed: 0,
  succeeded: 0,
  failingSince: FROM,
  recoveringSince: UNTIL,
};
const channel: Channel = {
  channel: 'tax/smev',
  version: 7,
  circuit: open,
  bucket: { tokens: 1, refilledAt: FROM },
};

const HOUR = 3600;

describe('how long an agency is out', () => {
  it.each([
    ['never was', { circuit: closed }, UNTIL, 0],
    ['since ten hours', { circuit: open }, UNTIL, 10 * HOUR],
    ['again, since ten hours, whatever was before', { circuit: open, lastOutage }, UNTIL, 10 * HOUR],
    ['back this moment', { circuit: recovering, lastOutage }, UNTIL, 10 * HOUR],
    ['back since four hours', { circuit: closed, lastOutage }, '2026-03-02T20:00:00.000Z', 6 * HOUR],
    ['back since ten hours', { circuit: closed, lastOutage }, '2026-03-03T02:00:00.000Z', 0],
    ['back since days', { circuit: closed, lastOutage }, '2026-03-09T02:00:00.000Z', 0],
  ])('%s', (...[, standing, now, seconds]) => {
    expect(outSeconds(standing, now)).toBe(seconds);
  });

  it('is kept from the first answer on', () => {
    expect(withCircuit(channel, recovering, UNTIL)).toEqual({ ...channel, circuit: recovering, lastOutage });
  });

  it.each([
    ['a probe that failed', open, open],
    ['a recovery that goes on', recovering, recovering],
    ['a recovery that failed', recovering, open],
    ['one that opens', closed, open],
  ])('is not ended by %s', (_, before, after) => {
    const known = { ...channel, circuit: before, lastOutage };
    expect(withCircuit(known, after, '2026-03-05T00:00:00.000Z')).toEqual({ ...known, circuit: after });
  });
});

describe('hints of a minute to an endpoint of fifty calls a second', () => {
  it.each<[string, Circuit | undefined, string, { waiting?: number; parts?: number }, number]>([
    ['nobody knows anything of it', undefined, UNTIL, {}, 2250],
    ['it answers', closed, UNTIL, {}, 2250],
    ['it answers, and half a minute of work waits', closed, UNTIL, { waiting: 1125 }, 1125],
    ['it answers, and a minute of work waits', closed, UNTIL, { waiting: 2250 }, 0],
    ['it answers, and hours of work wait', closed, UNTIL, { waiting: 100_000 }, 0],
    ['it answers, eight side by side', closed, UNTIL, { parts: 8 }, 282],
    ['it is out', open, '2026-03-02T16:00:29.999Z', {}, 0],
    ['it is out, and somebody may try', open, '2026-03-02T16:00:30.000Z', { waiting: 5000 }, 1],
    ['it is back this moment: a tenth', recovering, UNTIL, {}, 225],
    ['it is back since five minutes', recovering, '2026-03-02T16:05:00.000Z', {}, 1238],
    ['it is back since ten minutes', recovering, '2026-03-02T16:10:00.000Z', {}, 2250],
    ['it is back this moment, a thousand side by side', recovering, UNTIL, { parts: 1000 }, 1],
  ])('%s', (...[, circuit, now, { waiting = 0, parts = 1 }, hints]) => {
    const known = circuit === undefined ? undefined : { circuit };
    expect(hintsAllowed(known, { now, callsPerSecond: 50, waiting, parts })).toBe(hints);
  });
});
