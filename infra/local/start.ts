import { join } from 'node:path';
import { followCase, submitRequest } from '#infra/local/follow-case';
import { checkPopulationFile, readRequestFile } from '#infra/local/input-file';
import { LocalFault } from '#infra/local/local-fault';
import { showProgress } from '#infra/local/show-progress';
import { startLocalStack, type LocalStack } from '#infra/local/stack';
import { HELP, readStartOptions, type StartOptions } from '#infra/local/start-options';
import { renderResult } from '#ops/cli/result/render-result';

/** On top of the time that the agencies have; with the template's times nobody should sit and wait. */
const PATIENCE_SECONDS = { local: 120, template: 900 };

/** One family needs no more, and the whole stack stays within 1 GB even if shared pages are counted once per process. */
const ENVIRONMENTS_OF_ONE_FAMILY = 6;

const started = performance.now();
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const note = (line: string): void => {
  print(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${line}`);
};

const running: { stack?: LocalStack; isEnding: boolean } = { isEnding: false };

const end = async (status: number): Promise<never> => {
  running.isEnding = true;
  await running.stack?.stop();
  process.exit(status);
};

/** The second signal does not wait for anything: the children end with us. */
const endOnSignals = (status: number): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (running.isEnding || running.stack === undefined) process.exit(status);
      note('stopping');
      void end(status);
    });
};

/** Nobody reads on (`| head`), or the disk is full: what the stack would say goes nowhere. */
const endWithoutOutput = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (running.isEnding) return;
    const isClosed = error.code === 'EPIPE';
    if (!isClosed) console.error(`The output could not be written (${error.code ?? error.name}).`);
    void end(isClosed ? 0 : 1);
  });
};

const verify = async (stack: LocalStack, request: string, options: StartOptions): Promise<void> => {
  const accepted = await submitRequest(stack.apiUrl, request);
  note(`request accepted: case ${accepted.caseId}`);
  const result = await followCase(stack.apiUrl, accepted.caseId, {
    show: showProgress(process.stdout),
    patienceSeconds: options.templateTimings
      ? PATIENCE_SECONDS.template
      : PATIENCE_SECONDS.local + (options.answerWaitSeconds ?? 0),
  });
  const columns = process.stdout.isTTY ? process.stdout.columns : 100;
  print(`\n${renderResult(result, { colour: process.stdout.isTTY, columns })}\n`);
  note(`result version ${result.version} of case ${accepted.caseId}`);
};

const examples = (apiUrl: string): string => `
The exchange runs; Ctrl-C ends it. Four things to try in another terminal:

  npx sverka verify contracts/social-protection/samples/03-income-understated-across-threshold/request.json
  npx sverka queues
  npx sverka console
  curl ${apiUrl}/v1/ops/agencies
`;

const run = async (options: StartOptions): Promise<void> => {
  const { requestFile, populationFile, port, keep, showLogs, templateTimings, answerWaitSeconds } = options;
  const request = requestFile === undefined ? undefined : readRequestFile(requestFile);
  if (populationFile !== undefined) checkPopulationFile(populationFile);
  const stack = await startLocalStack({
    dataFolder: join('.sverka', String(port)),
    isFresh: !keep,
    port,
    showLogs,
    templateTimings,
    note,
    ...(options.once ? { environments: ENVIRONMENTS_OF_ONE_FAMILY } : {}),
    ...(answerWaitSeconds === undefined ? {} : { answerWaitSeconds }),
    ...(populationFile === undefined ? {} : { populationFile }),
  });
  running.stack = stack;
  note(`ready: the API is at ${stack.apiUrl}`);
  if (request !== undefined) await verify(stack, request, options);
  if (options.once) await end(0);
  print(examples(stack.apiUrl));
};

endWithoutOutput();
try {
  const options = readStartOptions(process.argv.slice(2));
  if (options === 'help') {
    print(HELP);
  } else {
    endOnSignals(options.once ? 130 : 0);
    await run(options);
  }
} catch (error) {
  // While we end, calls to our own API fail: the signal is the reason, not they.
  if (running.isEnding) await new Promise(() => undefined);
  // One sentence for what the person can mend; a fault of ours keeps its stack.
  console.error(error instanceof LocalFault ? error.message : error);
  await end(1);
}
