import { parseArgs } from 'node:util';
import { startExchange, type Exchange } from '#test/load/exchange';
import { openLoop, untilPublished, type Arrival } from '#test/load/open-loop';
import { percentile } from '#test/load/percentile';
import { progressBar } from '#test/load/progress-bar';
import { threeWayFaults } from '#test/load/three-way';
import { wholeNumber } from '#test/load/whole-number';

const HELP = `Starts the whole exchange on this computer, hands in families at a steady rate and measures.

  npm run load -- [options]

  --families N     how many families, 1 to 10000 (default 1000)
  --per-second N   arrivals a second, 1 to 200 (default 5); a plan fixed in advance, whatever the exchange does
  --json           one JSON document instead of text
  --help

Latency runs from the planned arrival to the result on the queue of results. The simulated agencies answer at once, so
that all of it is our own: functions, queues, waiting for a free function, and the periods at which answers are fetched.
Afterwards the agencies' ledger, the table and the published results are compared. Ends with 0 only if every request was
accepted and nothing is lost or doubled; speed never decides. Embedded services on loopback only.
`;

const SILENCE_SECONDS = 120;
const MOST_FAULTS_SHOWN = 20;

const OPTIONS = {
  families: { type: 'string', default: '1000' },
  'per-second': { type: 'string', default: '5' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const figures = (exchange: Exchange, arrivals: readonly Arrival[]) => {
  const first = arrivals[0]?.plannedMs ?? 0;
  const published = [...exchange.subscriber.published.values()];
  const plannedOf = new Map(arrivals.map(({ caseId, plannedMs }) => [caseId, plannedMs]));
  const latencies = published.map(({ caseId, atMs }) => (atMs - (plannedOf.get(caseId) ?? atMs)) / 1000);
  const seconds = (Math.max(first, ...published.map(({ atMs }) => atMs)) - first) / 1000;
  return {
    families: arrivals.length,
    accepted: arrivals.filter(({ caseId }) => caseId !== undefined).length,
    published: published.length,
    seconds,
    resultsPerSecond: seconds === 0 ? 0 : published.length / seconds,
    latencySeconds: {
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
      most: percentile(latencies, 1),
    },
  };
};

const textOf = (
  { latencySeconds, ...counts }: ReturnType<typeof figures>,
  faults: readonly string[],
): string =>
  [
    `${counts.accepted} of ${counts.families} families accepted, ${counts.published} results published in ${counts.seconds.toFixed(1)} s: ${counts.resultsPerSecond.toFixed(2)} a second`,
    `our own latency, from planned arrival to published result: p50 ${latencySeconds.p50.toFixed(2)} s, p95 ${latencySeconds.p95.toFixed(2)} s, p99 ${latencySeconds.p99.toFixed(2)} s, most ${latencySeconds.most.toFixed(2)} s`,
    faults.length === 0
      ? 'ledger, table and published results agree: nothing lost, nothing doubled'
      : `${faults.length} faults:\n${faults.slice(0, MOST_FAULTS_SHOWN).join('\n')}`,
  ].join('\n');

const measure = async (exchange: Exchange, perSecond: number) => {
  const total = exchange.requests.length;
  const bar = progressBar(total);
  let accepted = 0;
  const show = (): void => {
    const { size } = exchange.subscriber.published;
    bar(size, `${accepted}/${total} accepted, ${size}/${total} published`);
  };
  const arrivals = await openLoop(exchange, perSecond, () => {
    accepted += 1;
    show();
  });
  const mostSeconds = 300 + total * 5;
  await untilPublished(exchange, { count: accepted, silenceSeconds: SILENCE_SECONDS, mostSeconds }, show);
  const caseIds = arrivals.flatMap(({ caseId }) => caseId ?? []);
  const refused = total - caseIds.length;
  const faults = await threeWayFaults(exchange, caseIds);
  return {
    figures: figures(exchange, arrivals),
    faults: [...(refused === 0 ? [] : [`${refused} requests were never accepted`]), ...faults],
  };
};

const run = async (): Promise<number> => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const families = wholeNumber('families', values.families, { from: 1, to: 10_000 });
  const perSecond = wholeNumber('per-second', values['per-second'], { from: 1, to: 200 });
  const exchange = await startExchange('load', families, () => undefined);
  try {
    const measured = await measure(exchange, perSecond);
    console.log(
      values.json
        ? JSON.stringify({ ...measured.figures, faults: measured.faults })
        : `\n${textOf(measured.figures, measured.faults)}`,
    );
    return measured.faults.length === 0 ? 0 : 1;
  } finally {
    await exchange.stop();
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
