import { plusSeconds } from '#core/time/plus-seconds';
import type { Circuit } from '#schemas/channel';
import type { Instant } from '#schemas/time';

/** So many failures, at least as many as successes beside them, open the circuit. */
const FAILURES_TO_OPEN = 8;
/** While it recovers, patience is shorter. */
const FAILURES_TO_OPEN_AGAIN = 3;
/** So many times more successes than failures: the trouble is over. */
const SUCCESSES_TO_FORGET = 3;
/** Longer than any call lasts: whoever got the probe and died does not block the next one. */
const PROBE_SECONDS = 30;
const RAMP_SECONDS = 600;
const RAMP_FROM = 0.1;

export const CLOSED: Circuit = { state: 'closed', failed: 0, succeeded: 0 };

/** Calls that ended: an answer of any content is a success, no answer a failure. */
export type Calls = { now: Instant; failed: number; succeeded: number };

const secondsBetween = (from: Instant, until: Instant): number =>
  (Date.parse(until) - Date.parse(from)) / 1000;

const opened = (failingSince: Instant, now: Instant): Circuit => ({
  state: 'open',
  failingSince,
  nextProbeAt: plusSeconds(now, PROBE_SECONDS),
});

type Counts = { failed: number; succeeded: number };

const added = (circuit: Counts, calls: Calls): Counts => ({
  failed: circuit.failed + calls.failed,
  succeeded: circuit.succeeded + calls.succeeded,
});

const isTooMuch = ({ failed, succeeded }: Counts, limit: number): boolean =>
  failed >= limit && failed >= succeeded;

const isForgotten = ({ failed, succeeded }: Counts): boolean => succeeded >= failed * SUCCESSES_TO_FORGET;

const afterWhileClosed = (circuit: Extract<Circuit, { state: 'closed' }>, calls: Calls): Circuit => {
  const counts = added(circuit, calls);
  if (isForgotten(counts)) return CLOSED;
  const failingSince = circuit.failingSince ?? calls.now;
  return isTooMuch(counts, FAILURES_TO_OPEN)
    ? opened(failingSince, calls.now)
    : { state: 'closed', ...counts, failingSince };
};

const afterWhileRecovering = (circuit: Extract<Circuit, { state: 'recovering' }>, calls: Calls): Circuit => {
  const counts = added(circuit, calls);
  if (isTooMuch(counts, FAILURES_TO_OPEN_AGAIN)) return opened(circuit.failingSince, calls.now);
  return { ...circuit, ...(isForgotten(counts) ? { failed: 0, succeeded: 0 } : counts) };
};

/** The circuit as it is now: a recovery that has lasted is over. */
export const circuitAt = (circuit: Circuit, now: Instant): Circuit => {
  const isOver =
    circuit.state === 'recovering' && secondsBetween(circuit.recoveringSince, now) >= RAMP_SECONDS;
  return isOver ? CLOSED : circuit;
};

/** The circuit after calls of one caller. Opens within twenty failed calls however many callers there are at once. */
export const afterCalls = (before: Circuit, calls: Calls): Circuit => {
  const circuit = circuitAt(before, calls.now);
  switch (circuit.state) {
    case 'closed':
      return afterWhileClosed(circuit, calls);
    case 'recovering':
      return afterWhileRecovering(circuit, calls);
    case 'open':
      // Calls that were under way when it opened say nothing new if they failed.
      return calls.succeeded === 0
        ? circuit
        : {
            state: 'recovering',
            failed: 0,
            succeeded: 0,
            failingSince: circuit.failingSince,
            recoveringSince: calls.now,
          };
  }
};

export type Admission =
  | { type: 'call' }
  /** This caller may try whether the agency is back, once it has written `next`. */
  | { type: 'probe'; next: Circuit }
  | { type: 'wait'; until: Instant };

/** Whether a call may be made now. */
export const admission = (circuit: Circuit, now: Instant): Admission => {
  if (circuit.state !== 'open') return { type: 'call' };
  return now < circuit.nextProbeAt
    ? { type: 'wait', until: circuit.nextProbeAt }
    : { type: 'probe', next: { ...circuit, nextProbeAt: plusSeconds(now, PROBE_SECONDS) } };
};

/** Which part of the agency's rate is used: a tenth after an outage, growing to all of it in ten minutes. */
export const rateShare = (circuit: Circuit, now: Instant): number => {
  if (circuit.state !== 'recovering') return 1;
  const passed = secondsBetween(circuit.recoveringSince, now) / RAMP_SECONDS;
  return Math.min(1, RAMP_FROM + (1 - RAMP_FROM) * Math.max(0, passed));
};
