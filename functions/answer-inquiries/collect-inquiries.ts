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

type Run = Collected & {
  /** Digests of what could not be read. */
  unreadable: Set<string>;
  /** The queue is empty, or gives nothing but what cannot be read. */
  isOver: boolean;
};

/** One message: kept, or evidence. Throws `AgencyUnavailable`. */
const turn = async (run: Run, deps: TakeInquiryDeps): Promise<void> => {
  const polled: Polled | undefined = await poll(deps);
  if (polled === undefined) {
    run.isOver = true;
  } else if (isTaken(polled)) {
    run.kept.push(await takeInquiry(polled, deps));
  } else {
    run.failure ??= polled.breach;
    const messageId = await keepUnreadable(polled.request, deps);
    const comesAgain = run.unreadable.has(messageId);
    run.unreadable.add(messageId);
    if (comesAgain || run.unreadable.size >= UNREADABLE_PER_RUN) run.isOver = true;
  }
};

/**
 * Empties our queue of requests. What cannot be read or answered is kept as evidence and holds up nothing behind it; where the
 * bus stops answering, what was taken counts all the same.
 */
export const collectInquiries = async (deps: TakeInquiryDeps): Promise<Collected> => {
  const run: Run = { kept: [], unreadable: new Set(), isOver: false };
  try {
    for (let count = 0; count < MESSAGES_PER_RUN && !run.isOver; count += 1) await turn(run, deps);
  } catch (error) {
    if (!(error instanceof AgencyUnavailable)) throw error;
    run.failure ??= error;
  }
  return run;
};
