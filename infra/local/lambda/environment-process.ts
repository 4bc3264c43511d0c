/**
 * One execution environment: loads one function's bundle and runs one event at a time, as Lambda does.
 * Started as a child process with the function's own environment and nothing else; ends when its parent is gone.
 * Imports nothing of ours, so that an environment weighs little more than the function in it.
 */
import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Run = (event: unknown, context: unknown) => unknown;
type Invoke = { event: unknown; requestId: string; timeoutMilliseconds: number };

const [codeFolder = '', handlerName = '', functionName = '', memoryMegabytes = '', cacheFolder = ''] =
  process.argv.slice(2);
const arn = process.argv[7] ?? functionName;

const tell = (message: object): void => {
  process.send?.(message);
};

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Name, code and places in the code; never the message, which may quote what somebody declared. */
const describe = (error: unknown): { errorType: string; trace: string[] } => {
  if (!(error instanceof Error)) return { errorType: typeof error, trace: [] };
  const code = property(error, 'code');
  const trace = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    errorType: typeof code === 'string' ? `${error.name} ${code}` : error.name,
    trace: trace.slice(0, 8).map((line) => line.trim()),
  };
};

const fail = (type: 'init-failed' | 'failed', error: unknown): void => {
  const described = describe(error);
  console.error(JSON.stringify({ level: 'error', function: functionName, type, ...described }));
  tell({ type, errorType: described.errorType });
};

const entryFile = (stem: string): string => {
  const file = ['.js', '.cjs', '.mjs'].map((ending) => join(codeFolder, stem + ending)).find(existsSync);
  if (file === undefined) throw new Error(`no file ${stem}.js`);
  return file;
};

const load = async (): Promise<Run> => {
  if (cacheFolder !== '') enableCompileCache(cacheFolder);
  const dot = handlerName.lastIndexOf('.');
  const file = entryFile(handlerName.slice(0, dot));
  const loaded: unknown = file.endsWith('.mjs')
    ? await import(pathToFileURL(file).href)
    : createRequire(file)(file);
  const exported = property(loaded, handlerName.slice(dot + 1));
  if (typeof exported !== 'function') throw new Error(`${handlerName} is not a function`);
  flushCompileCache();
  return (event, context): unknown => Reflect.apply(exported, undefined, [event, context]);
};

const contextOf = ({ requestId, timeoutMilliseconds }: Invoke): object => {
  const end = performance.now() + timeoutMilliseconds;
  return {
    awsRequestId: requestId,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: memoryMegabytes,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: String(process.pid),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(end - performance.now())),
  };
};

const invoke = async (run: Run, invocation: Invoke): Promise<void> => {
  try {
    const returned: unknown = await run(invocation.event, contextOf(invocation));
    tell({ type: 'returned', payload: returned === undefined ? 'null' : JSON.stringify(returned) });
  } catch (error) {
    fail('failed', error);
  }
};

const isInvoke = (message: unknown): message is Invoke =>
  typeof property(message, 'requestId') === 'string' &&
  typeof property(message, 'timeoutMilliseconds') === 'number';

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of the terminal; the parent decides when we end.
process.on('SIGINT', () => undefined);
try {
  const run = await load();
  process.on('message', (message: unknown) => {
    if (isInvoke(message)) void invoke(run, message);
  });
  tell({ type: 'ready' });
} catch (error) {
  fail('init-failed', error);
}
