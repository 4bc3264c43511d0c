import type { WireReply } from '#core/agency';
import { digestOf } from '#core/digest';
import { AgencyUnavailable, ContractBreach } from '#core/faults';
import {
  takeInquiry,
  type Kept,
  type Taken,
  type TakeInquiryDeps,
} from '#functions/answer-inquiries/take-inquiry';

/** One run takes no more than this; the timer comes again. */
const MESSAGES_PER_RUN = 100;
/** A run goes on behind so many messages that cannot be read, unless one of them comes twice. */
const UNREADABLE_PER_RUN = 5;

/** Everything that one run has taken; `failure`: the first message that could not be read, or why the queue cannot be. */
export type Collected = { kept: Kept[]; failure?: Error };

/** No id can be read, so nothing can be acknowledged or answered: the bus hides it for a while and gives it again. */
const keepUnreadable = async (
  request: WireReply,
  { store, agency, clock }: TakeInquiryDeps,
): Promise<string> => {
  const messageId = digestOf(request.body).slice(0, 32);
  await store.keepStray({ agency, messageId, reason: 'unreadable', receivedAt: clock(), reply: request });
  return messageId;
};

const poll = async ({ inquiries, transport, clock }: TakeInquiryDeps) => {
  const request = await transport(inquiries.encodePoll(clock()), inquiries);
  try {
    const message = inquiries.readPoll(request);
    return message === undefined ? undefined : { message, request };
  } catch (error) {
    if (error instanceof ContractBreach) return { breach: error, request };
    throw error;
  }
};

type Polled = Taken | { breach: ContractBreach; request: WireReply };

const isTaken = (polled: Polled): polled is Taken => 'message' in polled;

/** What one turn did: a message, one that cannot be read, or nothing left. Throws `AgencyUnavailable`. */
const turn = async (
  deps: TakeInquiryDeps,
): Promise<Kept | { type: 'unreadable'; breach: ContractBreach; id: string } | undefined> => {
  const polled: Polled | undefined = await poll(deps);
  if (polled === undefined) return undefined;
  if (isTaken(polled)) return takeInquiry(polled, deps);
  return { type: 'unreadable', breach: polled.breach, id: await keepUnreadable(polled.request, deps) };
};

/**
 * Empties our queue of requests. What cannot be read or answered is kept as evidence and holds up nothing behind it; where the
 * bus stops answering, what was taken counts all the same.
 */
export const collectInquiries = async (deps: TakeInquiryDeps): Promise<Collected> => {
  const kept: Kept[] = [];
  const unreadable = new Set<string>();
  let failure: Error | undefined;
  try {
    for (let count = 0; count < MESSAGES_PER_RUN && unreadable.size < UNREADABLE_PER_RUN; count += 1) {
      const did = await turn(deps);
      if (did === undefined) break;
      if (did.type !== 'unreadable') {
        kept.push(did);
        continue;
      }
      failure ??= did.breach;
      if (unreadable.has(did.id)) break;
      unreadable.add(did.id);
    }
  } catch (error) {
    if (!(error instanceof AgencyUnavailable)) throw error;
    failure ??= error;
  }
  return { kept, ...(failure === undefined ? {} : { failure }) };
};
