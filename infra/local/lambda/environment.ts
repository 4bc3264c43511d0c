import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as z from 'zod';
import { arnOf, LOCAL_REGION } from '#infra/local/template/place';
import { ownAuthority, serviceKeys } from '#infra/local/services/service-keys';
import type { LocalFunction } from '#infra/local/template/stack-model';

/** How an invocation ended. Only `returned` says that the function did its work. */
export type InvocationOutcome =
  | { type: 'returned'; payload: unknown }
  | { type: 'failed'; errorType: string }
  | { type: 'timed-out' }
  | { type: 'exited' };

export type Environment = {
  pid: number;
  isAlive: () => boolean;
  /** One event; the caller waits for the outcome before it gives the next. */
  invoke: (event: unknown) => Promise<InvocationOutcome>;
  /** Killed at once, as an idle environment on AWS; resolves when the process is gone and its memory with it. */
  end: () => Promise<void>;
};

export type EnvironmentSettings = {
  /** The child's entry, TypeScript or what became of it. */
  entry: string;
  compileCacheFolder?: string;
  /** Where standard output and errors of the function go. */
  output: (name: string) => number | 'inherit' | 'ignore';
};

/** Lambda gives the code ten seconds to load before it counts; a loaded computer may need longer. */
const INIT_SECONDS = 30;

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('init-failed'), errorType: z.string() }),
  z.object({ type: z.literal('returned'), payload: z.string() }),
  z.object({ type: z.literal('failed'), errorType: z.string() }),
]);
type Message = z.infer<typeof Message>;

const CREDENTIALS = serviceKeys(process.env);
export const localCredentials = {
  accessKeyId: CREDENTIALS.AWS_ACCESS_KEY_ID,
  secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY,
};

const environmentOf = (fn: LocalFunction): Record<string, string> => ({
  ...CREDENTIALS,
  ...ownAuthority(process.env),
  AWS_REGION: LOCAL_REGION,
  AWS_DEFAULT_REGION: LOCAL_REGION,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: fn.name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMegabytes),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  LAMBDA_TASK_ROOT: fn.codeFolder,
  PATH: '/usr/local/bin:/usr/bin:/bin',
  TZ: ':UTC',
  ...fn.environment,
});

const forkFor = (
  fn: LocalFunction,
  { entry, compileCacheFolder, output }: EnvironmentSettings,
): ChildProcess => {
  const out = output(fn.name);
  const memory = String(fn.memoryMegabytes);
  return fork(
    entry,
    [
      fn.codeFolder,
      fn.handler,
      fn.name,
      memory,
      compileCacheFolder ?? '',
      arnOf('lambda', `function:${fn.name}`),
    ],
    {
      env: environmentOf(fn),
      execArgv: [`--max-old-space-size=${memory}`, '--max-semi-space-size=1', '--v8-pool-size=1'],
      stdio: ['ignore', out, out, 'ipc'],
    },
  );
};

/** A message from the child, or `undefined` if it ended first. `close` comes after the last message, `exit` may not. */
const nextMessage = async (child: ChildProcess): Promise<Message | undefined> => {
  if (!child.connected) return undefined;
  const stop = new AbortController();
  try {
    const [message]: unknown[] = await Promise.race([
      once(child, 'message', { signal: stop.signal }),
      once(child, 'close', { signal: stop.signal }).then(() => []),
    ]);
    return Message.safeParse(message).data;
  } catch {
    return undefined;
  } finally {
    stop.abort();
  }
};

/** The child's next message, unless the time is over first: then it is killed. */
const within = async (child: ChildProcess, milliseconds: number): Promise<Message | 'late' | undefined> => {
  const fate = { isLate: false };
  const timer = setTimeout(() => {
    fate.isLate = true;
    child.kill('SIGKILL');
  }, milliseconds);
  const message = await nextMessage(child);
  clearTimeout(timer);
  return fate.isLate ? 'late' : message;
};

const outcomeOf = (message: Message | 'late' | undefined): InvocationOutcome => {
  if (message === undefined) return { type: 'exited' };
  if (message === 'late') return { type: 'timed-out' };
  switch (message.type) {
    case 'returned': {
      const payload: unknown = JSON.parse(message.payload);
      return { type: 'returned', payload };
    }
    case 'failed':
    case 'init-failed':
      return { type: 'failed', errorType: message.errorType };
    case 'ready':
      return { type: 'exited' };
  }
};

/** Starts one execution environment of a function: a child process of its own, loading at once. */
export const startEnvironment = (fn: LocalFunction, settings: EnvironmentSettings): Environment => {
  const child = forkFor(fn, settings);
  const loaded = within(child, INIT_SECONDS * 1000);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  const end = (): Promise<void> => {
    child.kill('SIGKILL');
    return gone;
  };
  const invoke = async (event: unknown): Promise<InvocationOutcome> => {
    const ready = await loaded;
    if (ready === undefined || ready === 'late' || ready.type !== 'ready') {
      await end();
      return outcomeOf(ready);
    }
    const timeoutMilliseconds = fn.timeoutSeconds * 1000;
    const answer = within(child, timeoutMilliseconds);
    if (child.connected) child.send({ event, requestId: randomUUID(), timeoutMilliseconds });
    const outcome = outcomeOf(await answer);
    // A process that did not answer is in an unknown state: the next event gets a fresh one.
    if (outcome.type === 'timed-out' || outcome.type === 'exited') await end();
    return outcome;
  };
  return {
    pid: child.pid ?? 0,
    isAlive: () => child.connected && child.exitCode === null && child.signalCode === null && !child.killed,
    invoke,
    end,
  };
};
