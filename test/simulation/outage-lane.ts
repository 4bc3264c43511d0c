import type { Endpoint } from '#core/agency';
import { turnDelaySeconds } from '#core/channel/turn-delay';
import { laterOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock } from '#core/ports';
import { failedAt, heldUntil } from '#core/queries/query-progress';
import { retryDelaySeconds } from '#core/queries/retry-delay';
import { channelGate, type ChannelGate } from '#functions/send-query/channel-gate';
import { parallelism } from '#infra/parallelism';
import type { Indexed } from '#test/simulation/outage-index';
import type { Dice } from '#test/simulation/swarm';
import type { VirtualTime } from '#test/simulation/virtual-time';
import type { QueryProgress } from '#schemas/query';
import type { Instant } from '#schemas/time';

/** A question as the model knows it: its row, when it was asked for, and whether it is answered or given up. */
export type ModelQuestion = Indexed & {
  progress: QueryProgress;
  bornMs: number;
  isOver: boolean;
  lane: Lane;
  shard: number;
};

export type LaneFacts = { channel: string; endpoint: Endpoint; callers: number };

type LaneGround = {
  time: VirtualTime;
  clock: Clock;
  dice: Dice;
  store: Pick<CaseStore, 'loadChannel' | 'updateChannel'>;
  isOut: (nowMs: number) => boolean;
  called: (atMs: number) => void;
  answered: (question: ModelQuestion) => void;
  /** The row's next look, where that is sooner than the one it has. */
  pullForward: (question: ModelQuestion, at: Instant) => void;
};

/** One agency's queue with its functions and the gate of each: everything that decides is the code of `send-query`. */
export type Lane = {
  hint: (question: ModelQuestion) => void;
  /** Hints that nobody has worked on yet. */
  waitingHints: () => number;
  /** How many calls had failed when the circuit was first open. */
  failedBeforeOpen: () => number | undefined;
};

const REFUSED_SECONDS = 10;
const CLOCK_SKEW_SECONDS = 5;
/** So quick that the gate and not the callers holds back what returns. */
const MEAN_REPLY_SECONDS = 0.1;

/** First in, first out; a hint that comes twice stands in it twice. */
const hintQueue = () => {
  let hints: ModelQuestion[] = [];
  let taken = 0;
  return {
    add: (question: ModelQuestion) => void hints.push(question),
    length: () => hints.length - taken,
    take: (): ModelQuestion | undefined => {
      const next = hints[taken];
      if (next === undefined) return undefined;
      taken += 1;
      if (taken > 1000 && taken * 2 > hints.length) {
        hints = hints.slice(taken);
        taken = 0;
      }
      return next;
    },
  };
};

export const outageLane = ({ channel, endpoint, callers }: LaneFacts, ground: LaneGround): Lane => {
  const { time, clock, dice, store, isOut, called, answered, pullForward } = ground;
  const queue = hintQueue();
  const pause = (seconds: number) => time.wait(seconds * 1000);
  // The callers of one environment, a batch, share its gate.
  const { batchSize, maxConcurrency } = parallelism(callers);
  const idle: ChannelGate[] = Array.from({ length: maxConcurrency }, () =>
    channelGate({ channel, endpoint, callers }, { store, clock, pause }),
  ).flatMap((gate) => Array.from({ length: batchSize }, () => gate));
  let failed = 0;
  let openedAfter: number | undefined;

  const keep = (question: ModelQuestion, next: QueryProgress): void => {
    question.progress = next;
    pullForward(question, next.nextActionAt);
  };

  const call = async (question: ModelQuestion, gate: ChannelGate): Promise<void> => {
    called(time.nowMs());
    if (!isOut(time.nowMs())) {
      await time.wait(-Math.log(1 - dice.fraction()) * MEAN_REPLY_SECONDS * 1000);
      if (!question.isOver) answered(question);
      return gate.report('answered');
    }
    await time.wait(REFUSED_SECONDS * 1000);
    const { progress } = question;
    const delaySeconds = retryDelaySeconds(progress.attempts + 1, dice.fraction());
    keep(question, failedAt(progress, { now: clock(), code: 'econnrefused', delaySeconds }));
    failed += 1;
    await gate.report('failed');
    const known = await store.loadChannel(channel);
    if (known?.circuit.state === 'open') openedAfter ??= failed;
  };

  const ask = async (question: ModelQuestion, gate: ChannelGate): Promise<void> => {
    if (question.isOver) return;
    const before = clock();
    const { nextActionAt, dueAt } = question.progress;
    if (nextActionAt > before && nextActionAt > plusSeconds(before, CLOCK_SKEW_SECONDS)) return;
    if (dueAt <= before) return;
    const leave = await gate.admit();
    if (leave.type === 'call') return call(question, gate);
    const { outSeconds = 0, until, code } = leave;
    const now = clock();
    const turn = plusSeconds(now, turnDelaySeconds({ now, dueAt, outSeconds }, dice.fraction()));
    keep(question, heldUntil(question.progress, laterOf(until, turn), code));
  };

  const work = async (gate: ChannelGate): Promise<void> => {
    for (let next = queue.take(); next !== undefined; next = queue.take()) await ask(next, gate);
    idle.push(gate);
  };

  return {
    waitingHints: queue.length,
    failedBeforeOpen: () => openedAfter,
    hint: (question) => {
      queue.add(question);
      const gate = idle.pop();
      if (gate !== undefined) void work(gate);
    },
  };
};
