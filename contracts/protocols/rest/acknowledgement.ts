import { retryAfterSecondsOf } from '#contracts/protocols/http';
import { isJson, readJson } from '#contracts/protocols/rest/json-call';
import type { Acknowledgement, WireReply } from '#core/agency';
import { ContractBreach } from '#core/faults';

/** Statuses below 500 that say "not now" (RFC 9110, 8470, 6585). */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

const unavailable = (code: string, reply: WireReply): Acknowledgement => {
  const retryAfterSeconds = retryAfterSecondsOf(reply);
  return { type: 'unavailable', code, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
};

type Meaning = 'success' | 'duplicate' | 'client-error' | 'unavailable';

const meaningOf = (status: number): Meaning => {
  if (status >= 200 && status <= 299) return 'success';
  if (status === 409) return 'duplicate';
  return status >= 400 && status <= 499 && !NOT_NOW.has(status) ? 'client-error' : 'unavailable';
};

const answeredIfJson = (reply: WireReply): Acknowledgement =>
  isJson(reply)
    ? { type: 'answered' }
    : unavailable(reply.status === 200 ? 'not-json' : `http-${reply.status}`, reply);

/** An agency that answers in its reply. Redirects and pages of gateways are no answers. */
export const readImmediateReply = (reply: WireReply): Acknowledgement => {
  switch (meaningOf(reply.status)) {
    case 'success':
    case 'client-error':
      return answeredIfJson(reply);
    case 'duplicate':
    case 'unavailable':
      return unavailable(`http-${reply.status}`, reply);
  }
};

const isReadable = (reply: WireReply): boolean => {
  try {
    return isJson(reply) && readJson(reply, reply.body.byteLength) !== undefined;
  } catch (error) {
    if (error instanceof ContractBreach) return false;
    throw error;
  }
};

/** Whoever writes neither nothing nor JSON may not have read the question either; a repeat of its key does no harm. */
const acceptedUnlessBroken = (reply: WireReply): Acknowledgement =>
  reply.body.byteLength === 0 || isReadable(reply) ? { type: 'accepted' } : unavailable('not-json', reply);

/** An agency that takes the question and calls back. A known idempotency key (409) means that it was taken before. */
export const readDeferredReply = (reply: WireReply): Acknowledgement => {
  switch (meaningOf(reply.status)) {
    case 'success':
      return acceptedUnlessBroken(reply);
    case 'duplicate':
      return { type: 'accepted', isRepeat: true };
    case 'client-error':
      return answeredIfJson(reply);
    case 'unavailable':
      return unavailable(`http-${reply.status}`, reply);
  }
};
