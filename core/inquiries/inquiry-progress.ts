import { plusSeconds } from '#core/time/plus-seconds';
import type { Delivery } from '#core/inquiries/provider';
import { retryDelaySeconds } from '#core/queries/retry-delay';
import type { Decision } from '#core/inquiries/answer-inquiry';
import type { Inquiry } from '#schemas/inquiry';
import type { Instant } from '#schemas/time';

/** A call that was begun and never heard of again is taken up after this long. */
const CALL_SECONDS = 60;

/** The row before an answer is sent for the first time: what is said, and under which id, stands from here on. */
export const decidedInquiry = (before: Inquiry, { answer, toldOf }: Decision, now: Instant): Inquiry => ({
  ...before,
  state: 'decided',
  answer,
  ...(toldOf.length === 0 ? {} : { toldOf: [...toldOf] }),
  answerIdAt: now,
  attempts: 1,
  nextActionAt: plusSeconds(now, CALL_SECONDS),
  version: before.version + 1,
});

/** The row before an answer is sent again: the same answer under the same id. */
export const sentAgain = (before: Inquiry, now: Instant): Inquiry => ({
  ...before,
  attempts: before.attempts + 1,
  nextActionAt: plusSeconds(now, CALL_SECONDS),
  version: before.version + 1,
});

const settled = (sent: Inquiry, state: 'answered' | 'stopped', now: Instant): Inquiry => ({
  ...sent,
  state,
  settledAt: now,
  code: undefined,
  nextActionAt: undefined,
  version: sent.version + 1,
});

const stopped = (sent: Inquiry, code: string, now: Instant): Inquiry => ({
  ...settled(sent, 'stopped', now),
  code,
});

/** The row after the bus has said what it did with the answer. `random`: uniform in [0, 1). */
export const deliveredInquiry = (
  sent: Inquiry,
  delivery: Delivery,
  { now, random }: { now: Instant; random: number },
): Inquiry => {
  switch (delivery.type) {
    case 'taken': {
      // The bus knows an id that was never sent before: somebody else's message, and ours was not taken (faults 1.1).
      const isClash = delivery.isRepeat === true && sent.attempts === 1;
      return isClash ? stopped(sent, 'smev-301', now) : settled(sent, 'answered', now);
    }
    case 'retry':
    case 'blocked': {
      const asked = delivery.type === 'retry' ? (delivery.retryAfterSeconds ?? 0) : 0;
      const waitSeconds = Math.max(asked, retryDelaySeconds(sent.attempts, random));
      const nextActionAt = plusSeconds(now, waitSeconds);
      return { ...sent, code: delivery.code, nextActionAt, version: sent.version + 1 };
    }
    case 'new-id':
      return {
        ...sent,
        code: delivery.code,
        answerIdAt: now,
        attempts: 0,
        nextActionAt: now,
        version: sent.version + 1,
      };
    case 'stopped':
      return stopped(sent, delivery.code, now);
  }
};
