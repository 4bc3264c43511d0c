import { agencies, findAgency } from '#contracts/registry';
import { visitCase } from '#core/case/case-visit';
import { CASE_SHARDS, type CaseFile, type CaseStore, type Clock, type QueryRow } from '#core/ports';
import { agencyTurns, type TurnOf } from '#functions/sweep/agency-turns';
import { shardsOf } from '#functions/sweep/sweep-part';
import { ROWS_PER_SHARD } from '#functions/sweep/sweep';
import { stages } from '#infra/stages';
import { aFile } from '#test/a-file';
import { aCase, aQuery } from '#test/builders';
import type { DueIndex } from '#test/simulation/outage-index';
import type { Lane, ModelQuestion } from '#test/simulation/outage-lane';
import type { Dice } from '#test/simulation/swarm';
import type { VirtualTime } from '#test/simulation/virtual-time';

export const RECHECK_SECONDS = stages.prod.caseRecheckSeconds;

const KNOWN = aCase({ state: 'verifying' });

const FILE = aFile({ case: KNOWN });

const fileOf = (row: QueryRow): CaseFile => ({ ...FILE, queries: [row] });

/** The question of one agency's kind that goes to the given endpoint; only its progress differs from row to row. */
export const rowTo = (agency: string, endpoint: string): QueryRow => {
  const kind = agencies
    .find(({ id }) => id === agency)
    ?.informationTypes.find((one) => one.endpoint === endpoint)?.kind;
  return { ...aQuery(KNOWN.caseId, kind === undefined ? {} : { kind }), agency };
};

type SweepGround = {
  time: VirtualTime;
  clock: Clock;
  dice: Dice;
  store: Pick<CaseStore, 'loadChannel'>;
  shards: readonly DueIndex<ModelQuestion>[];
  laneOf: (agency: string) => Lane | undefined;
  rowOf: (question: ModelQuestion) => QueryRow;
  silent: (question: ModelQuestion) => void;
  swept: (looks: number, lateMs: number) => void;
};

/** The runs of one minute, as many as in production, each over its shards: what they decide is the code of `sweep`. */
export const outageSweep = (ground: SweepGround): (() => Promise<void>) => {
  const { time, clock, dice, store, shards, laneOf, rowOf, silent, swept } = ground;
  const of = stages.prod.sweepers;
  const parts = Array.from({ length: of }, (_, part) =>
    shardsOf({ part, of }).filter((shard) => shard < CASE_SHARDS),
  );

  const visit = async (question: ModelQuestion, turnOf: TurnOf): Promise<void> => {
    const now = clock();
    const row = { ...rowOf(question), progress: question.progress };
    const file = fileOf(row);
    const at = { now, recheckSeconds: RECHECK_SECONDS };
    const wanted = visitCase(file, at);
    const isHinted = wanted.steps.some(({ type }) => type === 'hint-agency');
    const turnAt = isHinted ? await turnOf(row, now) : undefined;
    const { steps, nextActionAt } =
      turnAt === undefined ? wanted : visitCase(file, { ...at, held: new Map([[row.queryId, turnAt]]) });
    if (steps.some(({ type }) => type === 'record-unanswered')) {
      silent(question);
      return;
    }
    shards[question.shard]?.put(question, Date.parse(nextActionAt ?? question.progress.dueAt));
    if (steps.length > 0) question.lane.hint(question);
  };

  const run = async (mine: readonly number[], waitingHints: (agency: string) => Promise<number>) => {
    const turnOf = agencyTurns({ store, waitingHints, findAgency, randomness: dice.fraction }, of);
    const due = mine
      .flatMap((shard) => shards[shard]?.due(time.nowMs(), ROWS_PER_SHARD) ?? [])
      .sort((left, right) => left.lookMs - right.lookMs);
    let looks = 0;
    let oldestMs = time.nowMs();
    for (const question of due) {
      if (question.isOver) continue;
      looks += 1;
      oldestMs = Math.min(oldestMs, question.lookMs);
      await visit(question, turnOf);
    }
    swept(looks, time.nowMs() - oldestMs);
  };

  return async () => {
    // All runs of a minute begin together: each sees the queue as it was before any of them.
    const waiting = new Map(agencies.map(({ id }) => [id, laneOf(id)?.waitingHints() ?? 0]));
    for (const mine of parts) await run(mine, (agency) => Promise.resolve(waiting.get(agency) ?? 0));
  };
};
