import { parseArgs } from 'node:util';
import { type OutageReport, runOutage } from '#test/simulation/outage-world';

const HELP = `One agency is dead for days while questions come in: what the others, the circuit, the way back and the deadlines do.

  npm run outage -- [options]

  --per-second N   questions a second to four agencies together (default 0.5)
  --hours N        how long the agency is dead (default 72)
  --wait-hours N   from a question to the moment at which silence is its answer (default 48)
  --help

Runs the same arrivals without and with the outage; ends with 0 only if every claim holds. The default is a hundredth of
fifty a second: a row that waits is looked at every quarter of an hour, so that what grows with the rate is the sweeper's
work alone. --per-second 50 --hours 1 --wait-hours 24 shows the rest at the full rate.
`;

const { values } = parseArgs({
  options: {
    'per-second': { type: 'string', default: '0.5' },
    hours: { type: 'string', default: '72' },
    'wait-hours': { type: 'string', default: '48' },
    help: { type: 'boolean', default: false },
  },
});

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
    { says: `${open} questions without an end (none)`, holds: open === 0 },
  ];
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
  const calm = await runOutage({ ...setting, isOut: false });
  const out = await runOutage({ ...setting, isOut: true });
  console.log(
    `${out.questions} questions, ${out.answered} answered, ${out.silent} unanswered at their day, ` +
      `${out.callsPerHourWhileOut.toFixed(0)} calls an hour to the dead agency`,
  );
  const claims = claimsOf(calm, out);
  for (const { says, holds } of claims) console.log(`${holds ? 'holds ' : 'BROKEN'}  ${says}`);
  return claims.every(({ holds }) => holds) ? 0 : 1;
};

process.exitCode = await main();
