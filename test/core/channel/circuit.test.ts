import { admission, afterCalls, circuitAt, CLOSED, rateShare } from '#core/channel/circuit';
import { plusSeconds } from '#core/time/plus-seconds';
import type { Circuit } from '#schemas/channel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const START = '2026-03-02T06:00:00.000Z';
const at = (seconds: number): string => plusSeconds(START, seconds);
const failed = (circuit: Circuit, seconds: number): Circuit =>
  afterCalls(circuit, { now: at(seconds), failed: 1, succeeded: 0 });
const succeeded = (circuit: Circuit, seconds: number): Circuit =>
  afterCalls(circuit, { now: at(seconds), failed: 0, succeeded: 1 });
const failures = (count: number, circuit: Circuit = CLOSED): Circuit =>
  Array.from({ length: count }, (_, second) => second).reduce(failed, circuit);

describe('an agency that stops answering', () => {
  test('seven failures do not open the circuit, the eighth does', () => {
    expect(failures(7)).toEqual({ state: 'closed', failed: 7, succeeded: 0, failingSince: START });
    expect(failures(8)).toEqual({ state: 'open', failingSince: START, nextProbeAt: at(7 + 30) });
  });

  test('the outage is told from its first failure, however slowly the calls failed', () => {
    const slow = [0, 3600, 7200, 10_800, 14_400, 18_000, 21_600, 25_200].reduce(failed, CLOSED);
    expect(slow).toEqual({ state: 'open', failingSince: START, nextProbeAt: at(25_230) });
  });

  test('one failure in four calls never opens it; one in two does', () => {
    let healthy: Circuit = CLOSED;
    for (let call = 0; call < 400; call += 1) healthy = (call % 4 === 0 ? failed : succeeded)(healthy, call);
    expect(healthy).toEqual(CLOSED);
    let flapping: Circuit = CLOSED;
    for (let call = 0; call < 15; call += 1) flapping = (call % 2 === 0 ? failed : succeeded)(flapping, call);
    expect(flapping.state).toBe('open');
  });

  test('eight failures beside eight successes open it, beside nine they do not', () => {
    const before = { state: 'closed', failed: 7, failingSince: START } as const;
    expect(failed({ ...before, succeeded: 8 }, 60).state).toBe('open');
    expect(failed({ ...before, succeeded: 9 }, 60)).toEqual({ ...before, failed: 8, succeeded: 9 });
  });

  test('callers that learn of it late make no more than twenty failed calls, eight of them at once', () => {
    // Each sees the circuit of its own last write; a call is under way when another opens it.
    let shared: Circuit = CLOSED;
    let calls = 0;
    const seen: Circuit[] = Array.from({ length: 8 }, () => CLOSED);
    for (let round = 0; round < 10; round += 1) {
      const calling = seen.map((circuit) => admission(circuit, at(round)).type === 'call');
      for (const [caller, isCalling] of calling.entries()) {
        if (!isCalling) continue;
        calls += 1;
        shared = failed(shared, round);
        seen[caller] = shared;
      }
    }
    expect(calls).toBeLessThanOrEqual(20);
    expect(shared.state).toBe('open');
  });
});

describe('probes', () => {
  const open: Circuit = { state: 'open', failingSince: START, nextProbeAt: at(30) };

  test('nobody calls before the time of the probe; then one, and nobody else for thirty seconds', () => {
    expect(admission(open, at(29.999))).toEqual({ type: 'wait', until: at(30) });
    const probe = admission(open, at(30));
    expect(probe).toEqual({ type: 'probe', next: { ...open, nextProbeAt: at(60) } });
    if (probe.type === 'probe') {
      expect(admission(probe.next, at(31))).toEqual({ type: 'wait', until: at(60) });
    }
  });

  test('a failed probe changes nothing, an answered one starts the recovery', () => {
    expect(failed(open, 31)).toEqual(open);
    expect(succeeded(open, 31)).toEqual({
      state: 'recovering',
      failed: 0,
      succeeded: 0,
      failingSince: START,
      recoveringSince: at(31),
    });
  });
});

test('a circuit that is not recovering has all of the rate', () => {
  expect(rateShare(CLOSED, START)).toBe(1);
});

describe('recovery', () => {
  const recovering: Circuit = {
    state: 'recovering',
    failed: 0,
    succeeded: 0,
    failingSince: START,
    recoveringSince: at(1000),
  };

  test.each([
    [1000, 0.1],
    [1300, 0.55],
    [1600, 1],
    [9999, 1],
    [0, 0.1],
  ])('at second %i the share of the rate is %d', (second, share) => {
    expect(rateShare(recovering, at(second))).toBeCloseTo(share, 10);
  });

  test('three failures open it again, and the outage is still the same one', () => {
    expect(failures(2, recovering).state).toBe('recovering');
    expect(failures(3, recovering)).toEqual({ state: 'open', failingSince: START, nextProbeAt: at(32) });
  });

  test('calls of the last second of the ramp do not close it, those after it do', () => {
    expect(succeeded(recovering, 1599.999)).toEqual(recovering);
    expect(succeeded(recovering, 1600)).toEqual(CLOSED);
    expect(circuitAt(recovering, at(1599.999))).toEqual(recovering);
    expect(circuitAt(recovering, at(1600))).toEqual(CLOSED);
  });

  test('a failure among successes is forgotten', () => {
    const shaken = failed(recovering, 1100);
    expect(shaken).toEqual({ ...recovering, failed: 1 });
    expect([1101, 1102, 1103].reduce(succeeded, shaken)).toEqual(recovering);
  });
});

test('whatever the calls, a circuit that lets nobody call has a time of the next probe within thirty seconds', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ok: fc.boolean(), pause: fc.nat(40) }), { maxLength: 200 }), (calls) => {
      let circuit: Circuit = CLOSED;
      let second = 0;
      for (const { ok, pause } of calls) {
        second += pause;
        const allowed = admission(circuit, at(second));
        if (allowed.type === 'wait') {
          expect(Date.parse(allowed.until) - Date.parse(at(second))).toBeLessThanOrEqual(30_000);
          continue;
        }
        circuit = allowed.type === 'probe' ? allowed.next : circuit;
        circuit = (ok ? succeeded : failed)(circuit, second);
      }
    }),
  );
});
