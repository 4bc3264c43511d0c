import type { WireReply } from '#core/agency';
import { digestOf } from '#core/digest';
import { ContractBreach } from '#core/faults';
import { uuidV1Of } from '#core/ids';
import {
  settleMessage,
  type Collected,
  type Settled,
  type SettleMessageDeps,
} from '#functions/collect-answers/settle-message';

export type CollectAnswersDeps = SettleMessageDeps;

/** Somebody else signs in the agency's name, or its messages no longer fit the keys that we trust: a person looks. */
class ForgedMessages extends Error {
  override readonly name = 'ForgedMessages';
  readonly code = 'not-authentic';
}

/** One run takes no more than this; the timer comes again. */
const MESSAGES_PER_RUN = 200;
/** Taken one after another, then stored, acknowledged and passed on side by side. */
const SETTLED_TOGETHER = 8;
/** A run goes on behind so many messages that cannot be read, unless one of them comes twice. */
const UNREADABLE_PER_RUN = 5;

/** Everything that one run has met. */
type Run = {
  settled: Settled[];
  /** Digests of what could not be read, and the first breach. */
  unreadable: Set<string>;
  breach?: ContractBreach;
  /** The queue is empty, or gives nothing but what cannot be read. */
  isOver: boolean;
};

/** No id can be read, so nothing can be acknowledged: the agency hides it for a while and gives it again. */
const keepUnreadable = async (
  reply: WireReply,
  run: Run,
  { store, agency, clock }: CollectAnswersDeps,
): Promise<void> => {
  const messageId = digestOf(reply.body).slice(0, 32);
  const comesAgain = run.unreadable.has(messageId);
  run.unreadable.add(messageId);
  if (comesAgain || run.unreadable.size >= UNREADABLE_PER_RUN) run.isOver = true;
  await store.keepStray({ agency, messageId, reason: 'unreadable', receivedAt: clock(), reply });
};

const poll = async (turn: number, run: Run, deps: CollectAnswersDeps): Promise<Collected | undefined> => {
  const { agency, answerQueue, transport, clock } = deps;
  const at = clock();
  const request = answerQueue.encodePoll(at, uuidV1Of(`poll#${agency}#${at}#${turn}`, at));
  const reply = await transport(request, answerQueue);
  try {
    const message = answerQueue.readPoll(reply);
    if (message !== undefined) return { message, reply };
    run.isOver = true;
  } catch (error) {
    if (!(error instanceof ContractBreach)) throw error;
    run.breach ??= error;
    await keepUnreadable(reply, run, deps);
  }
  return undefined;
};

/** Several messages may be taken before the first is acknowledged (МР §2.2). */
const take = async (firstTurn: number, run: Run, deps: CollectAnswersDeps): Promise<Collected[]> => {
  const taken: Collected[] = [];
  for (let turn = firstTurn; turn < firstTurn + SETTLED_TOGETHER && !run.isOver; turn += 1) {
    const collected = await poll(turn, run, deps);
    if (collected !== undefined) taken.push(collected);
  }
  return taken;
};

/** All are settled before the first failure is reported: none is left half done because of another. */
const settleAll = async (taken: readonly Collected[], deps: CollectAnswersDeps): Promise<Settled[]> => {
  const settled = await Promise.allSettled(taken.map((collected) => settleMessage(collected, deps)));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
};

/**
 * Empties the agency's queue of answers. What belongs to no question of ours, is not signed as due or cannot be read is kept as
 * evidence and holds up nothing behind it; a run that met the last two ends in an error, so that a person looks.
 */
export const collectAnswers = async (
  deps: CollectAnswersDeps,
): Promise<{ outcome: string; count: number }> => {
  const run: Run = { settled: [], unreadable: new Set(), isOver: false };
  for (let turn = 0; turn < MESSAGES_PER_RUN && !run.isOver; turn += SETTLED_TOGETHER) {
    run.settled.push(...(await settleAll(await take(turn, run, deps), deps)));
  }
  if (run.breach !== undefined) throw run.breach;
  if (run.settled.includes('forged')) throw new ForgedMessages();
  const outcome = run.settled.includes('stray') ? 'collected-with-strays' : 'collected';
  return { outcome, count: run.settled.length };
};
