import { describe, expect, it } from 'vitest';
import { runOutage } from '#test/simulation/outage-world';

/** `npm run outage` runs more; the arrivals of a world are the same with and without the outage. */
describe('an agency that is dead', () => {
  it.each([
    { says: 'for 72 hours, of a question in half a minute', perSecond: 0.03, outageHours: 72, waitHours: 48 },
    { says: 'for six minutes, at fifty questions a second', perSecond: 50, outageHours: 0.1, waitHours: 24 },
  ])('$says: holds up nobody else', async ({ perSecond, outageHours, waitHours }) => {
    const setting = { perSecond, outageHours, waitHours };
    const calm = await runOutage({ ...setting, isOut: false });
    const out = await runOutage({ ...setting, isOut: true });

    expect(out.questions).toBe(calm.questions);
    expect([calm.silent, calm.open, out.open]).toEqual([0, 0, 0]);
    expect(out.p99OthersSeconds).toBeLessThanOrEqual(1.1 * calm.p99OthersSeconds);
    expect(out.failedBeforeOpen).toBeLessThanOrEqual(20);
    // A probe every half minute at most, and the failures that opened the circuit.
    expect(out.callsPerHourWhileOut).toBeLessThanOrEqual(120 + 20 / outageHours);
    expect(out.drainShare).toBeLessThanOrEqual(1.1);
    expect(out.latestSilenceSeconds).toBeLessThanOrEqual(60);
    // Each run of the sweeper ends with what is due, and the queue of the agency holds a minute of its work at most.
    expect(out.latestLookSeconds).toBeLessThanOrEqual(60);
    expect(out.mostHints).toBeLessThanOrEqual(60 * 50);
  });
});
