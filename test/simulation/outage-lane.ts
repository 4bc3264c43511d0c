import type { Endpoint } from '#core/agency';
import { turnDelaySeconds } from '#core/channel/turn-delay';
import { laterOf } from '#core/time/order';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore } from '#core/ports';
import { failedAt, heldUntil } from '#core/queries/query-progress';
import { retryDelaySeconds } from '#core/queries/retry-delay';
import { channelGate, type ChannelGate } from '#functions/send-query/channel-gate';
import type { Dice } from '#test/simulation/swarm';
import type { VirtualTime } from '#test/simulation/virtual-time';
import type { QueryProgress } from '#schemas/query';
import type { Instant } from '#schemas/time';

/** A question as the model knows it: its row, when it was asked for, and when it was answered or given up. */
export type ModelQuestion = {
  progress: QueryProgress;
  bornMs: number;
  answeredMs?: number;
  silentMs?: number;
};

export type LaneFacts = { id: string; endpoint: Endpoint; callers: number };

type LaneGround = {
  time: VirtualTime;
  dice: Dice;
  store: Pick<CaseStore, 'loadChannel' | 'updateChannel'>;
  isOut: (nowMs: number) => boolean;
  /** The row's next look, where that is sooner than the one it has. */
  pullForward: (question: ModelQuestion, at: Instant) => void;
};

/** One agency's queue with its functions and the gate of each: everything that decides is the code of `send-query`. */
export type Lane = {
  hint: (question: ModelQuestion) => void;
  /** When calls were begun. */
  calls: number[];
  /** How many calls had failed when the circuit was first open. */
  failedBeforeOpen: () => number | undefined;
};

const REFUSED_SECONDS = 10;
const CLOCK_SKEW_SECONDS = 5;
const MEAN_REPLY_SECONDS = 0.3;

export const outageLane = ({ id, endpoint, callers }: LaneFacts, ground: LaneGround): Lane => {
  const { time, dice, store, isOut, pullForward } = ground;
  const channel = `${id}/outage`;
  const calls: number[] = [];
  const waiting = new Set<ModelQuestion>();
  const pause = (seconds: number) => time.wait(seconds * 1000);
  const idle: ChannelGate[] = Array.from({ length: callers }, () =>
    channelGate({ channel, endpoint, callers }, { store, clock: () => time.instant(), pause }),
  );
  let failed = 0;
  let openedAfter: number | undefined;

  const keep = (question: ModelQuestion, next: QueryProgress): void => {
    question.progress = next;
    pullForward(question, next.nextActionAt);
  };

  const call = async (question: ModelQuestion, gate: ChannelGate): Promise<void> => {
    calls.push(time.nowMs());
    if (!isOut(time.nowMs())) {
      await time.wait(-Math.log(1 - dice.fraction()) * MEAN_REPLY_SECONDS * 1000);
      question.answeredMs ??= time.nowMs();
      return gate.report('answered');
    }
    await time.wait(REFUSED_SECONDS * 1000);
    const { progress } = question;
    const delaySeconds = retryDelaySeconds(progress.attempts + 1, dice.fraction());
    keep(question, failedAt(progress, { now: time.instant(), code: 'econnrefused', delaySeconds }));
    failed += 1;
    await gate.report('failed');
    const known = await store.loadChannel(channel);
    if (known?.circuit.state === 'open') openedAfter ??= failed;
  };

  const ask = async (question: ModelQuestion, gate: ChannelGate): Promise<void> => {
    const now = time.instant();
    const { nextActionAt, dueAt } = question.progress;
    const isTooEarly = nextActionAt > plusSeconds(now, CLOCK_SKEW_SECONDS);
    if (isTooEarly || dueAt <= now || question.answeredMs !== undefined) return;
    const leave = await gate.admit();
    if (leave.type === 'call') return call(question, gate);
    const turn = plusSeconds(time.instant(), turnDelaySeconds({ now, dueAt }, dice.fraction()));
    keep(question, heldUntil(question.progress, laterOf(leave.until, turn), leave.code));
  };

  const work = async (gate: ChannelGate): Promise<void> => {
    for (const question of waiting) {
      waiting.delete(question);
      await ask(question, gate);
    }
    idle.push(gate);
  };

  return {
    calls,
    failedBeforeOpen: () => openedAfter,
    hint: (question) => {
      waiting.add(question);
      const gate = idle.pop();
      if (gate !== undefined) void work(gate);
    },
  };
};
