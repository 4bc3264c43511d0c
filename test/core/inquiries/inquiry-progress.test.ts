import { describe, expect, test } from 'vitest';
import { decidedInquiry, deliveredInquiry, sentAgain } from '#core/inquiries/inquiry-progress';
import type { Delivery } from '#core/inquiries/provider';
import type { Inquiry } from '#schemas/inquiry';

const NOW = '2026-11-23T08:15:00.000Z';
const received: Inquiry = {
  inquiryId: 'b077cd84-c84f-11f0-8de9-0242ac120002',
  requester: 'CZN033',
  isTest: false,
  receivedAt: NOW,
  digest: 'd',
  replyTo: 'x',
  state: 'received',
  attempts: 0,
  nextActionAt: NOW,
  version: 1,
};
const decision = {
  answer: { type: 'refused', refusal: 'no-data', reason: 'person-unknown' },
  toldOf: [],
} as const;
const decided = decidedInquiry(received, decision, NOW);
const after = (delivery: Delivery, sent = decided, random = 0) =>
  deliveredInquiry(sent, delivery, { now: NOW, random });

describe('an inquiry', () => {
  test('that is decided keeps its answer and the moment of its id; a call that is lost is taken up after a minute', () => {
    expect(decided).toMatchObject({
      state: 'decided',
      answer: decision.answer,
      answerIdAt: NOW,
      attempts: 1,
      nextActionAt: '2026-11-23T08:16:00.000Z',
      version: 2,
    });
    expect(decided).not.toHaveProperty('toldOf');
    expect(sentAgain(decided, '2026-11-23T09:00:00.000Z')).toEqual({
      ...decided,
      attempts: 2,
      nextActionAt: '2026-11-23T09:01:00.000Z',
      version: 3,
    });
  });

  test('whose answer is taken rests', () => {
    const answered = after({ type: 'taken' }, { ...decided, code: 'smev-60' });
    expect(answered).toMatchObject({ state: 'answered', settledAt: NOW, version: 3 });
    expect(answered.nextActionAt).toBeUndefined();
    expect(answered.code).toBeUndefined();
  });

  test('whose answer the bus has had already is answered, if an earlier sending was begun', () => {
    const repeat: Delivery = { type: 'taken', isRepeat: true };
    expect(after(repeat, sentAgain(decided, NOW))).toMatchObject({ state: 'answered' });
    expect(after(repeat)).toMatchObject({ state: 'stopped', code: 'smev-301' });
  });

  test.each<{ what: string; delivery: Delivery; attempts: number; at: string }>([
    // Five seconds after the first failure, doubling, a quarter of an hour at most; the lower half without chance.
    {
      what: 'the first failure',
      delivery: { type: 'retry', code: 'x' },
      attempts: 1,
      at: '2026-11-23T08:15:02.500Z',
    },
    {
      what: 'the third',
      delivery: { type: 'retry', code: 'x' },
      attempts: 3,
      at: '2026-11-23T08:15:10.000Z',
    },
    {
      what: 'the thirtieth',
      delivery: { type: 'blocked', code: 'x' },
      attempts: 30,
      at: '2026-11-23T08:22:30.000Z',
    },
    {
      what: 'a bus that asks for time',
      delivery: { type: 'retry', code: 'x', retryAfterSeconds: 3600 },
      attempts: 1,
      at: '2026-11-23T09:15:00.000Z',
    },
  ])('waits longer and longer: $what', ({ delivery, attempts, at }) => {
    expect(after(delivery, { ...decided, attempts })).toMatchObject({
      state: 'decided',
      code: 'x',
      nextActionAt: at,
    });
  });

  test('gets a new id for the same answer, and the count begins anew', () => {
    const later = deliveredInquiry(
      { ...decided, attempts: 4 },
      { type: 'new-id', code: 'smev-302' },
      { now: '2026-11-24T09:00:00.000Z', random: 0 },
    );
    expect(later).toMatchObject({
      state: 'decided',
      answer: decided.answer,
      answerIdAt: '2026-11-24T09:00:00.000Z',
      attempts: 0,
      nextActionAt: '2026-11-24T09:00:00.000Z',
    });
  });

  test('that is stopped rests, and says why', () => {
    const stopped = after({ type: 'stopped', code: 'smev-403' });
    expect(stopped).toMatchObject({ state: 'stopped', code: 'smev-403', settledAt: NOW });
    expect(stopped.nextActionAt).toBeUndefined();
  });
});
