import { describe, expect, it } from 'vitest';
import {
  askedAnew,
  breached,
  failedAt,
  heldUntil,
  lookedAfter,
  notArrived,
  plannedAt,
  referredTo,
  startedAt,
  takenAt,
} from '#core/queries/query-progress';

const now = '2026-11-20T08:00:00.000Z';
const dueAt = '2026-11-26T20:59:59.999Z';
const planned = plannedAt(now, dueAt);
const later = '2026-11-20T09:00:00.000Z';

describe('how far a question is', () => {
  it('begins with its first epoch, to be asked at once', () => {
    expect(planned).toEqual({
      state: 'planned',
      epoch: 1,
      epochStartedAt: now,
      attempts: 0,
      breaches: 0,
      nextActionAt: now,
      dueAt,
    });
  });

  it('waits for its due time once the agency has it', () => {
    expect(takenAt(planned, later)).toEqual({
      ...planned,
      state: 'sent',
      sentAt: later,
      nextActionAt: dueAt,
    });
  });

  it('is looked at again after a while where its agency is asked what became of it, by the due time at the latest', () => {
    const unknown = startedAt(planned, now, 'claim');
    const looked = lookedAfter(unknown, later, 600);
    expect(looked).toEqual({
      ...planned,
      attempts: 1,
      state: 'sent',
      sentAt: later,
      nextActionAt: '2026-11-20T09:10:00.000Z',
    });
    expect(lookedAfter(looked, '2026-11-20T10:00:00.000Z', 600)).toEqual({
      ...looked,
      nextActionAt: '2026-11-20T10:10:00.000Z',
    });
    expect(lookedAfter(looked, '2026-11-26T20:55:00.000Z', 600).nextActionAt).toBe(dueAt);
  });

  it('counts a try that failed and keeps its epoch', () => {
    const sent = takenAt(planned, now);
    expect(failedAt(sent, { now: later, code: 'timeout', delaySeconds: 90 })).toEqual({
      ...sent,
      state: 'planned',
      attempts: 1,
      lastFailure: 'timeout',
      unknownSince: later,
      nextActionAt: '2026-11-20T09:01:30.000Z',
    });
  });

  it('does not count a turn that the channel did not let it take', () => {
    expect(heldUntil(takenAt(planned, now), later, 'circuit-open')).toEqual({
      ...takenAt(planned, now),
      lastFailure: 'circuit-open',
      nextActionAt: later,
    });
  });

  it('begins a new epoch, under a new message id, with no failed tries', () => {
    const failed = failedAt(planned, { now, code: 'timeout', delaySeconds: 5 });
    const { unknownSince, ...rest } = failed;
    expect(unknownSince).toBe(now);
    expect(askedAnew(failed, { now: later, code: 'not-ready', delaySeconds: 3600 })).toEqual({
      ...rest,
      state: 'planned',
      epoch: 2,
      epochStartedAt: later,
      attempts: 0,
      lastFailure: 'not-ready',
      nextActionAt: '2026-11-20T10:00:00.000Z',
    });
  });

  it("keeps the agency's number through repeats and failures, and forgets it where the agency has no such question", () => {
    const numbered = takenAt(referredTo(planned, '77-1'), now);
    expect(referredTo(numbered, undefined)).toBe(numbered);
    const failed = failedAt(numbered, { now: later, code: 'timeout', delaySeconds: 90 });
    expect(failed.reference).toBe('77-1');
    expect(askedAnew(failed, { now: later, code: 'not-ready', delaySeconds: 1 }).reference).toBeUndefined();
    expect(notArrived(failed, later).reference).toBeUndefined();
  });

  it('counts a breach and says where it was, within two hundred characters', () => {
    expect(breached(planned, '/Envelope/Body')).toEqual({
      ...planned,
      breaches: 1,
      lastFailure: 'contract-breach /Envelope/Body',
    });
    expect(breached(planned, 'x'.repeat(300)).lastFailure).toHaveLength(200);
  });
});
