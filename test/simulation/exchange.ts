import { agencies } from '#contracts/registry';
import type { CaseStore, Hints, PublishResult } from '#core/ports';
import { collectAnswers } from '#functions/collect-answers/collect-answers';
import { receiveAnswer } from '#functions/receive-answer/receive-answer';
import { sweep } from '#functions/sweep/sweep';
import type { ResultEvent } from '#schemas/envelope';
import { consumeBatch } from '#test/simulation/consumers';
import type { Weather } from '#test/simulation/faulty-ports';
import { type Processes, simulatedProcesses } from '#test/simulation/processes';
import type { SimulatedAgencies } from '#test/simulation/simulated-agencies';
import { type SimulatedQueue, simulatedQueue } from '#test/simulation/simulated-queue';

/** The deployed exchange in one process: queues with their consumers, timers, and doors for those outside. */
export type Exchange = {
  processes: Processes;
  queues: readonly SimulatedQueue[];
  published: ResultEvent[];
  log: string[];
  /** One run of the sweeper's timer. */
  sweep: () => void;
  /** Takes answers out of the agencies' queues; a look into an empty one is left out, but for the last of each run. */
  collect: () => void;
  /** Agencies post the answers that are due. */
  callBack: () => void;
};

const QUEUES = ['intake', 'events', 'answers', 'publish', ...agencies.map(({ id }) => `agency:${id}`)];
const CALLBACK_PATH = /\/v1\/callbacks\/([^/]+)\/(.+)$/;

type Given = { weather: Weather; store: CaseStore; simulated: SimulatedAgencies };

const hintsInto = (
  queueOf: (name: string) => SimulatedQueue | undefined,
  published: ResultEvent[],
): Hints & { publish: PublishResult } => {
  const send = (name: string, hint: object): Promise<void> => {
    queueOf(name)?.send(JSON.stringify(hint));
    return Promise.resolve();
  };
  return {
    toIntake: (hint) => send('intake', hint),
    toEvents: (hint) => send('events', hint),
    toAnswers: (hint) => send('answers', hint),
    toPublish: (hint) => send('publish', hint),
    toAgency: async (hints) => {
      for (const hint of hints) await send(`agency:${hint.agency}`, hint);
    },
    publish: (event) => {
      published.push(event);
      return Promise.resolve();
    },
  };
};

export const simulatedExchange = ({ weather, store, simulated }: Given): Exchange => {
  const published: ResultEvent[] = [];
  const log: string[] = [];
  const queues = new Map<string, SimulatedQueue>();
  const processes = simulatedProcesses({
    weather,
    store,
    hints: hintsInto((name) => queues.get(name), published),
    transportTo: simulated.transportTo,
    log,
  });
  for (const name of QUEUES) {
    const deliver = (records: Parameters<typeof consumeBatch>[1]) =>
      processes.run(name, (worker) => consumeBatch(name, records, worker));
    queues.set(name, simulatedQueue(name, weather, deliver));
  }
  /** A timer's run that fails is a failed run; the timer comes again. */
  const onTimer = (run: Promise<unknown>): void => {
    run.catch(() => undefined);
  };

  const callBack = (): void => {
    for (const simulator of simulated.simulators) {
      for (const { id, url, headers, body } of simulator.dueCallbacks?.() ?? []) {
        const [, agency = '', queryId = ''] = CALLBACK_PATH.exec(url) ?? [];
        const reply = { status: 200, headers, body: new TextEncoder().encode(body) };
        processes
          .run('receive-answer', ({ deps }) => receiveAnswer({ agency, queryId }, reply, deps))
          .then(
            (reception) => simulator.callbackEnded?.(id, reception?.type === 'stored'),
            () => simulator.callbackEnded?.(id, false),
          );
      }
    }
  };

  return {
    processes,
    queues: [...queues.values()],
    published,
    log,
    sweep: () => {
      onTimer(processes.run('sweep', ({ deps }) => sweep(deps)));
    },
    collect: () => {
      for (const { id, answerQueue } of agencies) {
        if (answerQueue === undefined || !simulated.holdsMessage(id)) continue;
        onTimer(
          processes.run(`collect:${id}`, ({ deps }) => collectAnswers({ ...deps, agency: id, answerQueue })),
        );
      }
    },
    callBack,
  };
};
