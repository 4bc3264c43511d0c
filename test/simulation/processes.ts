import type { CaseStore, Hints, PublishResult, Transport } from '#core/ports';
import { logLine, type LogRecord } from '#functions/runtime/log';
import type { Surroundings } from '#functions/runtime/surroundings';
import { type ActDeps, actDeps } from '#test/act-deps';
import { slowAgencies } from '#test/simulation/slow-agencies';
import { storeOfOlderCode } from '#test/simulation/older-code';
import {
  overInternet,
  overNetwork,
  type Process,
  storeOverNetwork,
  type Weather,
} from '#test/simulation/faulty-ports';

/** What every process stands on; each reaches it over the network. */
export type Ground = {
  weather: Weather;
  store: CaseStore;
  hints: Hints & { publish: PublishResult };
  transportTo: (agency: string) => Transport;
  log: string[];
};

/** A process with what its acts ask for. It serves one call at a time. */
export type Worker = {
  process: Process;
  /** Runs the code of the release before. */
  isOlder: boolean;
  deps: ActDeps;
  surroundings: Surroundings;
  isBusy: boolean;
};

const FUNCTION_TIMEOUT_MS = 30_000;
const LONGEST_SKEW_MS = 2000;
/** Two hours stand for the six days: silence becomes a fact soon enough for thousands of worlds. */
const ANSWER_WAIT_SECONDS = 2 * 3600;

/** Starts processes as they are needed and takes those again that are alive and idle, as Lambda does. */
export type Processes = {
  /** `undefined` where the process died or ran out of time; a throw of the act comes through. */
  run: <Outcome>(name: string, act: (worker: Worker) => Promise<Outcome>) => Promise<Outcome | undefined>;
  started: () => number;
  /** The release is out: what still runs the code before it ends its calls and takes no more. */
  endRelease: () => void;
};

const newWorker = (name: string, ground: Ground): Worker => {
  const { weather, store, hints, transportTo, log } = ground;
  const { time, swarm, dice } = weather;
  const [, agency = ''] = name.split(':');
  const drawnSkewMs = (): number => dice.below(2 * LONGEST_SKEW_MS) - LONGEST_SKEW_MS;
  const process: Process = { name, isDead: false, skewMs: drawnSkewMs() };
  const isOlder = swarm.strikes('old-code');
  const table = isOlder ? storeOfOlderCode(store) : store;
  const deps = actDeps({
    ...overNetwork(hints, process, { weather, repeats: false }),
    store: storeOverNetwork(table, process, weather),
    transport: overInternet(transportTo(agency), process, weather),
    clock: () => {
      if (swarm.strikes('clock-jump')) process.skewMs = drawnSkewMs();
      return time.instant(process.skewMs);
    },
    randomness: dice.fraction,
    pause: (seconds) => time.wait(seconds * 1000),
    agencies: agency === '' ? slowAgencies : slowAgencies.filter(({ id }) => id === agency),
    callbackBaseUrl: 'http://127.0.0.1',
    answerWaitSeconds: ANSWER_WAIT_SECONDS,
  });
  const surroundings = {
    milliseconds: time.nowMs,
    now: time.nowMs,
    measure: () => undefined,
    writeLog: (record: LogRecord) => void log.push(logLine(record)),
  };
  return { process, isOlder, deps, surroundings, isBusy: false };
};

export const simulatedProcesses = (ground: Ground): Processes => {
  const { time } = ground.weather;
  const pool = new Map<string, Worker[]>();
  let started = 0;

  const workerFor = (name: string): Worker => {
    const known = (pool.get(name) ?? []).filter(({ process }) => !process.isDead);
    const idle = known.find(({ isBusy }) => !isBusy);
    const worker = idle ?? newWorker(name, ground);
    if (idle === undefined) started += 1;
    pool.set(name, idle === undefined ? [...known, worker] : known);
    return worker;
  };

  return {
    started: () => started,
    endRelease: () => {
      for (const [name, workers] of pool) {
        pool.set(
          name,
          workers.filter(({ isOlder }) => !isOlder),
        );
      }
    },
    run: (name, act) =>
      new Promise((resolve, reject) => {
        const worker = workerFor(name);
        worker.isBusy = true;
        const takeOff = time.alarm(time.nowMs() + FUNCTION_TIMEOUT_MS, () => {
          worker.process.isDead = true;
          resolve(undefined);
        });
        const end = (settle: () => void): void => {
          takeOff();
          worker.isBusy = false;
          settle();
        };
        act(worker).then(
          (outcome) => {
            end(() => {
              resolve(outcome);
            });
          },
          (error: unknown) => {
            end(() => {
              reject(error instanceof Error ? error : new Error('thrown'));
            });
          },
        );
      }),
  };
};
