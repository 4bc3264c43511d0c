import { agencies } from '#contracts/registry';
import { plusSeconds } from '#core/time/plus-seconds';
import { CASE_SHARDS, type QueryRow } from '#core/ports';
import { plannedAt } from '#core/queries/query-progress';
import { fakeChannels } from '#test/fakes/fake-channels';
import { emptyRows } from '#test/fakes/fake-rows';
import { outageFigures, type OutageReport } from '#test/simulation/outage-figures';
import { dueIndex } from '#test/simulation/outage-index';
import { type Lane, type LaneFacts, type ModelQuestion, outageLane } from '#test/simulation/outage-lane';
import { outageSweep, RECHECK_SECONDS, rowTo } from '#test/simulation/outage-sweep';
import { dice } from '#test/simulation/swarm';
import { type VirtualTime, virtualTime } from '#test/simulation/virtual-time';

export type OutageSetting = {
  /** Questions of all agencies together. */
  perSecond: number;
  outageHours: number;
  /** From a question to the moment at which silence is its answer. */
  waitHours: number;
  /** The same arrivals with nobody out, to compare with. */
  isOut: boolean;
  /** Told each hour of the model's time. */
  onHour?: (hour: number, waiting: number) => void;
};

const START_MS = Date.parse('2026-11-20T08:00:00.000Z');
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Questions come in for so long after the outage: what returns competes with them. */
const HOURS_AFTER = 2;
/** So many that the slowest hundredth waits for the sweeper: whoever keeps it busy is seen by the others. */
const LOST_HINTS = 0.02;

type LaneKnown = LaneFacts & { id: string; row: QueryRow };

/** Agencies of the registry that allow fifty calls a second; the first is the one that is out. */
const LANES: readonly LaneKnown[] = agencies.flatMap(({ id, endpoints, maxConcurrency }) => {
  const [name, endpoint] = Object.entries(endpoints).find(([, one]) => one.callsPerSecond >= 50) ?? [];
  if (name === undefined || endpoint === undefined) return [];
  return [{ id, channel: `${id}/${name}`, endpoint, callers: maxConcurrency, row: rowTo(id, name) }];
});

/** Writing a moment as text costs more than anything else that many ask for at the same one. */
const clockOf = (time: VirtualTime) => {
  let known = { atMs: Number.NaN, text: '' };
  return () => {
    const atMs = time.nowMs();
    if (known.atMs !== atMs) known = { atMs, text: time.instant() };
    return known.text;
  };
};

/**
 * A world of one question a case in which one agency is dead for days. Real: the gates with their circuit and allowance, what a
 * failure or an open circuit makes of a row, whose turn it is and what the sweeper decides, how many of its runs share the
 * rows and how many rows of a shard one takes. Modelled: an answer is one delay, and an act takes no time but that of its
 * call.
 */
export const runOutage = async (setting: OutageSetting): Promise<OutageReport> => {
  const { perSecond, outageHours, waitHours, isOut, onHour } = setting;
  const time = virtualTime(START_MS);
  const clock = clockOf(time);
  const [fromMs, untilMs] = [START_MS + HOUR_MS, START_MS + HOUR_MS + outageHours * HOUR_MS];
  const endMs = untilMs + Math.min(HOURS_AFTER, outageHours) * HOUR_MS;
  const { callsPerSecond = 1 } = LANES[0]?.endpoint ?? {};
  const figures = outageFigures({ fromMs, untilMs, callsPerSecond });
  const shards = Array.from({ length: CASE_SHARDS }, () => dueIndex<ModelQuestion>(START_MS));
  const store = fakeChannels(emptyRows());
  const isCounted = (question: ModelQuestion): boolean =>
    question.lane !== lanes[0] && question.bornMs >= fromMs;
  const end = (question: ModelQuestion): void => {
    question.isOver = true;
  };

  const lanes: readonly Lane[] = LANES.map((facts, number) =>
    outageLane(facts, {
      time,
      clock,
      dice: dice(number, 'lane'),
      store,
      isOut: (nowMs) => isOut && number === 0 && fromMs <= nowMs && nowMs < untilMs,
      called: (atMs) => {
        if (number === 0) figures.called(atMs);
      },
      answered: (question) => {
        end(question);
        figures.answered(isCounted(question), time.nowMs() - question.bornMs);
      },
      pullForward: (question, at) => {
        const atMs = Date.parse(at);
        if (atMs < question.lookMs) shards[question.shard]?.put(question, atMs);
      },
    }),
  );
  const rows = new Map(lanes.map((lane, number) => [lane, LANES[number]?.row]));

  const sweepAll = outageSweep({
    time,
    clock,
    dice: dice(2, 'turns'),
    store,
    shards,
    laneOf: (agency) => lanes[LANES.findIndex(({ id }) => id === agency)],
    rowOf: ({ lane }) => rows.get(lane) ?? rowTo('tax', 'smev'),
    silent: (question) => {
      end(question);
      figures.silent(time.nowMs() - Date.parse(question.progress.dueAt));
    },
    swept: figures.swept,
  });
  const sweep = (): void => {
    figures.hinted(lanes[0]?.waitingHints() ?? 0);
    if ((time.nowMs() - START_MS) % HOUR_MS === 0) {
      onHour?.((time.nowMs() - START_MS) / HOUR_MS, figures.waiting());
    }
    void sweepAll();
    // Once nothing comes and nothing waits, the world is over.
    if (time.nowMs() < endMs || figures.waiting() > 0) time.at(time.nowMs() + MINUTE_MS, sweep);
  };

  const draws = dice(1, 'arrivals');
  const arrive = (): void => {
    const [lane, shard] = [lanes[draws.below(lanes.length)], draws.below(CASE_SHARDS)];
    const [now, bornMs] = [clock(), time.nowMs()];
    if (lane !== undefined) {
      const progress = plannedAt(now, plusSeconds(now, waitHours * 3600));
      const question = { progress, bornMs, isOver: false, lane, shard, lookMs: 0, lookMinute: 0 };
      shards[shard]?.put(question, bornMs + RECHECK_SECONDS * 1000);
      figures.asked(isCounted(question));
      if (draws.fraction() >= LOST_HINTS) lane.hint(question);
    }
    const nextMs = bornMs - (Math.log(1 - draws.fraction()) / perSecond) * 1000;
    if (nextMs < endMs) time.at(nextMs, arrive);
  };

  arrive();
  sweep();
  await time.runUntil(endMs + (waitHours + 1) * HOUR_MS);
  return figures.report(lanes[0]?.failedBeforeOpen());
};
