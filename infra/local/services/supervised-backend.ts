import { setTimeout as wait } from 'node:timers/promises';
import type { Backend } from '#infra/local/services/child-service';

export type SupervisedBackend = {
  kind: string;
  endpoint: string;
  /** Of the process that runs now. */
  pid: () => number;
  /** From now on it may die: its end comes, by us or by the terminal. */
  letGo: () => void;
  stop: () => Promise<void>;
};

export type BackendSettings = {
  /** What it is called in what we print. */
  kind: string;
  /** Starts it on a port (0: any) over data that outlive the process. */
  start: (port: number) => Promise<Backend>;
  note: (line: string) => void;
};

const RESTART_AFTER_MILLISECONDS = 150;

/** Keeps a backend alive: when it dies it is started again on the same port, over the same data, until it is stopped. */
export const superviseBackend = async ({
  kind,
  start,
  note,
}: BackendSettings): Promise<SupervisedBackend> => {
  let current = await start(0);
  const life = new AbortController();
  const isStopping = (): boolean => life.signal.aborted;
  const { endpoint } = current;
  const port = Number(new URL(endpoint).port);

  const restart = async (): Promise<void> => {
    while (!isStopping()) {
      await wait(RESTART_AFTER_MILLISECONDS);
      try {
        current = await start(port);
        note(`${kind} had died and runs again on port ${port}`);
        return;
      } catch {
        // The port may still belong to the process that is just dying: again, until we are stopped.
      }
    }
  };

  const keepAlive = async (): Promise<void> => {
    while (!isStopping()) {
      await current.ended;
      if (!isStopping()) await restart();
    }
    await current.stop();
  };
  const kept = keepAlive();

  return {
    kind,
    endpoint,
    pid: () => current.pid,
    letGo: () => {
      life.abort();
    },
    stop: async () => {
      life.abort();
      await current.stop();
      await kept;
    },
  };
};
