import { parseArgs } from 'node:util';
import { CASE_SHARDS } from '#core/ports';
import { ROWS_PER_SHARD } from '#functions/sweep/sweep';
import { stages } from '#infra/stages';
import type { OutageReport } from '#test/simulation/outage-figures';
import { runOutage } from '#test/simulation/outage-world';

const HELP = `One agency is dead for days while questions come in: what the others, the circuit, the way back and the deadlines do.

  npm run outage -- [options]

  --per-second N   questions a second to four agencies together (default 0.5)
  --hours N        how long the agency is dead (default 72)
  --wait-hours N   from a question to the moment at which silence is its answer (default 48)
  --help

Runs the same arrivals without and with the outage; ends with 0 only if every claim holds.
--per-second 50 is the full scale: millions of rows wait, and a run takes long and some gigabytes.
`;

const { values } = parseArgs({
  options: {
    'per-second': { type: 'string', default: '0.5' },
    hours: { type: 'string', default: '72' },
    'wait-hours': { type: 'string', default: '48' },
    help: { type: 'boolean', default: false },
  },
});

const TELL_MS = 15_000;
/** What one run reads: its shards of cases are as many for each. */
const READ_AT_MOST = Math.floor(CASE_SHARDS / stages.prod.sweepers) * ROWS_PER_SHARD;

type Claim = { says: string; holds: boolean };

const claimsOf = (calm: OutageReport, out: OutageReport): Claim[] => {
  const { p99OthersSeconds, failedBeforeOpen = Infinity, drainShare, latestSilenceSeconds, open } = out;
  const growth = p99OthersSeconds / calm.p99OthersSeconds - 1;
  return [
    {
      says: `others' p99 ${calm.p99OthersSeconds.toFixed(1)} s, with the outage ${p99OthersSeconds.toFixed(1)} s (+${(growth * 100).toFixed(1)} %; at most +10 %)`,
      holds: growth <= 0.1,
    },
    {
      says: `the circuit opened after ${failedBeforeOpen} failed calls (at most 20)`,
      holds: failedBeforeOpen <= 20,
    },
    {
      says: `busiest ten seconds after the outage: ${drainShare.toFixed(2)} of what the agency allows (at most 1.1)`,
      holds: drainShare <= 1.1,
    },
    {
      says: `latest silence written ${latestSilenceSeconds.toFixed(1)} s after its day, of ${out.silent} (at most 60)`,
      holds: latestSilenceSeconds <= 60,
    },
    {
      says: `a run of the sweeper visits ${out.mostLooksOfRun} rows at most (it takes ${READ_AT_MOST}), the latest ${out.latestLookSeconds.toFixed(0)} s after its time (at most 60)`,
      holds: out.latestLookSeconds <= 60,
    },
    { says: `${open} questions without an end (none)`, holds: open === 0 },
  ];
};

/** On stderr, where a run takes long. */
const telling = (world: string): ((hour: number, waiting: number) => void) => {
  let toldMs = performance.now();
  return (hour, waiting) => {
    if (performance.now() < toldMs + TELL_MS) return;
    toldMs = performance.now();
    const megabytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
    console.error(`${world}: hour ${hour}, ${waiting} wait, ${megabytes} MB`);
  };
};

const main = async (): Promise<number> => {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const setting = {
    perSecond: Number(values['per-second']),
    outageHours: Number(values.hours),
    waitHours: Number(values['wait-hours']),
  };
  if (Object.values(setting).some((value) => !(value > 0))) {
    console.error(`Numbers above 0 only.\n\n${HELP}`);
    return 2;
  }
  const calm = await runOutage({ ...setting, isOut: false, onHour: telling('calm') });
  const out = await runOutage({ ...setting, isOut: true, onHour: telling('outage') });
  console.log(
    `${out.questions} questions, ${out.answered} answered, ${out.silent} unanswered at their day, ` +
      `${out.callsPerHourWhileOut.toFixed(0)} calls an hour to the dead agency`,
  );
  console.log(
    `at most ${out.mostWaiting} waited, looked at ${out.looks} times in all; at most ${out.mostHints} hints in the queue`,
  );
  const claims = claimsOf(calm, out);
  for (const { says, holds } of claims) console.log(`${holds ? 'holds ' : 'BROKEN'}  ${says}`);
  return claims.every(({ holds }) => holds) ? 0 : 1;
};

process.exitCode = await main();
