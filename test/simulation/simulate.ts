import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { plant } from '#test/simulation/plant';
import type { SeedReport } from '#test/simulation/run-seed';

const HELP = `Runs the whole exchange in simulated worlds in which everything goes wrong, one world a seed.

  npm run simulate -- [options]

  --seeds N     how many worlds (default 300)
  --from N      the first seed (default 1); the same seed is the same world
  --workers N   processes side by side (default: one a core)
  --plant NAME  with a bug put into the code (test/simulation/planted-bugs.ts); ends when the rule that it breaks is broken
  --json        a line of JSON for each world instead of the summary
  --help

Ends with 0 only if no rule was broken (test/simulation/invariants.ts, watched-rows.ts).
`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: `${availableParallelism()}` },
    plant: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const wholeNumber = (name: 'seeds' | 'from' | 'workers'): number => {
  if (/^[1-9]\d{0,8}$/.test(values[name])) return Number(values[name]);
  console.error(`--${name} is a whole number from 1, not ${values[name]}.\n\n${HELP}`);
  process.exit(2);
};

/** Seeds of one process: every so-manyeth from a first one. */
const Share = z.object({ first: z.int(), end: z.int(), step: z.int() });
type Share = z.infer<typeof Share>;

const runShare = async (
  { first, end, step }: Share,
  tell: (report: SeedReport) => void | Promise<void>,
): Promise<void> => {
  const trips = values.plant === undefined ? undefined : plant(values.plant);
  // What failed where is told by the seed: stacks only cost time.
  Error.stackTraceLimit = 0;
  const { runSeed } = await import('#test/simulation/run-seed');
  for (let seed = first; seed < end; seed += step) {
    const report = await runSeed(seed);
    await tell(report);
    if (report.violations.some(({ invariant }) => invariant === trips)) return;
  }
};

const replayOf = ({ seed }: SeedReport): string =>
  `npm run simulate -- --from ${seed} --seeds 1${values.plant === undefined ? '' : ` --plant ${values.plant}`}`;

type Totals = { worlds: number; requests: number; faults: Map<string, number>; violations: number };

const progress = ({ worlds, requests, violations }: Totals, seeds: number): void => {
  if (!process.stderr.isTTY || values.json) return;
  const width = 30;
  const bar = '█'.repeat(Math.floor((worlds / seeds) * width)).padEnd(width, '░');
  process.stderr.write(`\r${bar} ${worlds}/${seeds} worlds, ${requests} requests, ${violations} violations`);
};

const collector = (seeds: number) => {
  const totals: Totals = { worlds: 0, requests: 0, faults: new Map(), violations: 0 };
  const tell = (report: SeedReport): void => {
    totals.worlds += 1;
    totals.requests += report.requests;
    for (const [fault, count] of Object.entries(report.faults)) {
      totals.faults.set(fault, (totals.faults.get(fault) ?? 0) + count);
    }
    totals.violations += report.violations.length;
    if (values.json) console.log(JSON.stringify(report));
    for (const { invariant, where } of values.json ? [] : report.violations) {
      console.log(`\nseed ${report.seed}: ${invariant}: ${where}\n  again: ${replayOf(report)}`);
    }
    progress(totals, seeds);
  };
  return { totals, tell };
};

const runAll = async (first: number, seeds: number, workers: number): Promise<number> => {
  const { totals, tell } = collector(seeds);
  const startedAt = performance.now();
  if (workers === 1) await runShare({ first, end: first + seeds, step: 1 }, tell);
  else {
    const share = (worker: number) =>
      new Promise<void>((resolve, reject) => {
        const child = fork(import.meta.filename, process.argv.slice(2), {
          execArgv: ['--max-semi-space-size=64'],
          env: { SVERKA_SHARE: JSON.stringify({ first: first + worker, end: first + seeds, step: workers }) },
        });
        child.on('message', (report: SeedReport) => {
          tell(report);
        });
        child.on('exit', (code) => {
          if (code === 0) resolve();
          else reject(new Error(`A process of the simulation ended with ${code ?? 'a signal'}.`));
        });
      });
    await Promise.all(Array.from({ length: Math.min(workers, seeds) }, (_, worker) => share(worker)));
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const { worlds, requests, faults, violations } = totals;
  const struck = [...faults.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...faults].map(([fault, count]) => `  ${fault} ${count}`).toSorted();
  const summary = `${worlds} worlds, ${requests} requests, ${struck} faults, ${violations} violations`;
  if (!values.json) console.log(`\n${kinds.join('\n')}\n${summary} in ${seconds.toFixed(1)} s`);
  return violations;
};

/** To the process that counts; done when it is on its way. */
const send = (report: SeedReport): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(report, undefined, undefined, () => {
      resolve();
    });
  });

const main = async (): Promise<number> => {
  const given = process.env['SVERKA_SHARE'];
  if (values.help) console.log(HELP);
  else if (given === undefined) {
    const violations = await runAll(wholeNumber('from'), wholeNumber('seeds'), wholeNumber('workers'));
    return violations === 0 ? 0 : 1;
  } else await runShare(Share.parse(JSON.parse(given)), send);
  return 0;
};

const status = await main();
// Functions that died in a world have left real timers behind: nobody waits for them, only for what is still to be printed.
process.stdout.write('', () => {
  process.exit(status);
});
