import { agencies } from '#contracts/registry';
import { visitCase } from '#core/case/case-visit';
import { plusSeconds } from '#core/time/plus-seconds';
import { CASE_SHARDS, type CaseFile } from '#core/ports';
import { plannedAt } from '#core/queries/query-progress';
import { LOOKS_PER_RUN, ROWS_PER_SHARD } from '#functions/sweep/sweep';
import { aCase, aQuery } from '#test/builders';
import { fakeChannels } from '#test/fakes/fake-channels';
import { emptyRows } from '#test/fakes/fake-rows';
import { type DueIndex, dueIndex } from '#test/simulation/outage-index';
import { type Lane, type LaneFacts, type ModelQuestion, outageLane } from '#test/simulation/outage-lane';
import { dice } from '#test/simulation/swarm';
import { virtualTime } from '#test/simulation/virtual-time';

export type OutageSetting = {
  /** Questions of all agencies together. */
  perSecond: number;
  outageHours: number;
  /** From a question to the moment at which silence is its answer. */
  waitHours: number;
  /** The same arrivals with nobody out, to compare with. */
  isOut: boolean;
};

export type OutageReport = {
  questions: number;
  answered: number;
  silent: number;
  /** Neither answered nor given up at the end; nothing may be. */
  open: number;
  /** Of the questions to the other agencies that came during the outage. */
  p99OthersSeconds: number;
  failedBeforeOpen: number | undefined;
  callsPerHourWhileOut: number;
  /** Most calls of the agency in any ten seconds after the outage, against what it allows in ten seconds. */
  drainShare: number;
  /** How long after its day the last silence was written. */
  latestSilenceSeconds: number;
};

const START_MS = Date.parse('2026-11-20T08:00:00.000Z');
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const RECHECK_SECONDS = 300;
/** So many that the slowest hundredth waits for the sweeper: whoever keeps it busy is seen by the others. */
const LOST_HINTS = 0.02;
/** Agencies of the registry that allow fifty calls a second; the first is the one that is out. */
const LANES: readonly LaneFacts[] = agencies.flatMap(({ id, endpoints, maxConcurrency }) => {
  const endpoint = Object.values(endpoints).find(({ callsPerSecond }) => callsPerSecond >= 50);
  return endpoint === undefined ? [] : [{ id, endpoint, callers: maxConcurrency }];
});

const KNOWN = aCase({ state: 'verifying' });
const ROW = aQuery(KNOWN.caseId);
const fileOf = ({ progress }: ModelQuestion): CaseFile => ({
  case: KNOWN,
  queries: [{ ...ROW, progress }],
  furtherAnswers: [],
  events: [],
  officeEvents: [],
  links: [],
  followUps: [],
  replies: [],
});

const percentile = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
};

/** Most moments within any ten seconds. */
const mostInTenSeconds = (moments: readonly number[]): number => {
  let most = 0;
  let first = 0;
  for (const [index, atMs] of moments.entries()) {
    while ((moments[first] ?? atMs) <= atMs - 10_000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
};

type Asked = { question: ModelQuestion; lane: Lane };
type Index = DueIndex<ModelQuestion>;

/**
 * A world of one question a case in which one agency is dead for days. Real: the gates with their circuit and allowance, what a
 * failure or an open circuit makes of a row, and what the sweeper decides and how many rows of a shard it takes. Modelled:
 * an answer is one delay, and an act takes no time but that of its call.
 */
export const runOutage = async (setting: OutageSetting): Promise<OutageReport> => {
  const { perSecond, outageHours, waitHours, isOut } = setting;
  const time = virtualTime(START_MS);
  const [fromMs, untilMs] = [START_MS + HOUR_MS, START_MS + HOUR_MS + outageHours * HOUR_MS];
  const shards: Index[] = Array.from({ length: CASE_SHARDS }, () => dueIndex());
  const all: Asked[] = [];
  const shardOf = new Map<ModelQuestion, Index>();
  const laneOf = new Map<ModelQuestion, Lane>();
  const lanes = LANES.map((facts, number) =>
    outageLane(facts, {
      time,
      dice: dice(number, 'lane'),
      store: fakeChannels(emptyRows()),
      isOut: (nowMs) => isOut && number === 0 && fromMs <= nowMs && nowMs < untilMs,
      pullForward: (question, at) => {
        const shard = shardOf.get(question);
        const known = shard?.atOf(question);
        const atMs = Date.parse(at);
        if (known !== undefined && atMs < known) shard?.put(question, atMs);
      },
    }),
  );

  const visit = (shard: Index, question: ModelQuestion): void => {
    if (question.answeredMs !== undefined) {
      shard.remove(question);
      return;
    }
    const { steps, nextActionAt } = visitCase(fileOf(question), {
      now: time.instant(),
      recheckSeconds: RECHECK_SECONDS,
    });
    if (steps.some(({ type }) => type === 'record-unanswered')) {
      question.silentMs = time.nowMs();
      shard.remove(question);
      return;
    }
    shard.put(question, Date.parse(nextActionAt ?? question.progress.dueAt));
    if (steps.length > 0) laneOf.get(question)?.hint(question);
  };

  const sweep = (): void => {
    for (const shard of shards) {
      for (const question of shard.due(time.nowMs(), LOOKS_PER_RUN * ROWS_PER_SHARD)) visit(shard, question);
    }
    time.at(time.nowMs() + MINUTE_MS, sweep);
  };

  const draws = dice(1, 'arrivals');
  const arrive = (): void => {
    const [lane, shard] = [lanes[draws.below(lanes.length)], shards[draws.below(CASE_SHARDS)]];
    const now = time.instant();
    const question = {
      progress: plannedAt(now, plusSeconds(now, waitHours * 3600)),
      bornMs: time.nowMs(),
    };
    if (lane !== undefined && shard !== undefined) {
      all.push({ question, lane });
      laneOf.set(question, lane);
      shardOf.set(question, shard);
      shard.put(question, time.nowMs() + RECHECK_SECONDS * 1000);
      if (draws.fraction() >= LOST_HINTS) lane.hint(question);
    }
    const nextMs = time.nowMs() - (Math.log(1 - draws.fraction()) / perSecond) * 1000;
    if (nextMs < untilMs) time.at(nextMs, arrive);
  };

  arrive();
  sweep();
  await time.runUntil(untilMs + (waitHours + 1) * HOUR_MS);

  const [dead] = lanes;
  const others = all.filter(({ lane, question }) => lane !== dead && question.bornMs >= fromMs);
  const silences = all.flatMap(({ question: { silentMs, progress } }) =>
    silentMs === undefined ? [] : [(silentMs - Date.parse(progress.dueAt)) / 1000],
  );
  const calls = dead?.calls ?? [];
  const answered = all.filter(({ question }) => question.answeredMs !== undefined).length;
  return {
    questions: all.length,
    answered,
    silent: silences.length,
    open: all.length - answered - silences.length,
    p99OthersSeconds: percentile(
      others.map(({ question: { answeredMs = Infinity, bornMs } }) => (answeredMs - bornMs) / 1000),
      0.99,
    ),
    failedBeforeOpen: dead?.failedBeforeOpen(),
    callsPerHourWhileOut: calls.filter((atMs) => fromMs <= atMs && atMs < untilMs).length / outageHours,
    drainShare:
      mostInTenSeconds(calls.filter((atMs) => atMs >= untilMs)) /
      (10 * (LANES[0]?.endpoint.callsPerSecond ?? 1)),
    latestSilenceSeconds: silences.reduce((latest, seconds) => Math.max(latest, seconds), 0),
  };
};
