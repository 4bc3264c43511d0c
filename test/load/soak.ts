import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { soak, type SoakReport } from '#test/load/soak-run';
import { wholeNumber } from '#test/load/whole-number';

const HELP = `Runs the whole exchange on this computer at a steady rate while everything goes wrong: SIGKILL of its processes,
every queue emptied, agencies down or slow. Then it may heal, and the agencies' ledger, the table and the published
results are compared: each question one effect, each stored answer given by that agency, each result published once.

  npm run soak -- [options]

  --minutes N      how long families arrive and blows fall, 1 to 120 (default 5); healing comes on top, 10 minutes at most
  --per-second N   arrivals a second, 1 to 20 (default 1)
  --seed N         the same blows in the same order (default: any; it is printed)
  --help

Ends with 0 only if the three agree. Embedded services on loopback only. The moments of real processes are not the seed's:
a run is repeated in what is done, not to the millisecond.
`;

const MOST_FAMILIES = 10_000;
const HEAL_SECONDS = 600;
const MOST_FAULTS_SHOWN = 20;

const OPTIONS = {
  minutes: { type: 'string', default: '5' },
  'per-second': { type: 'string', default: '1' },
  seed: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const textOf = ({ accepted, published, deeds, seconds, faults }: SoakReport): string =>
  [
    `${accepted} families accepted, ${published} results published in ${seconds.toFixed(0)} s`,
    `done to it: ${[...deeds].map(([deed, times]) => `${deed} ×${times}`).join(', ')}`,
    faults.length === 0
      ? 'ledger, table and published results agree: nothing lost, nothing doubled'
      : `${faults.length} faults:\n${faults.slice(0, MOST_FAULTS_SHOWN).join('\n')}`,
  ].join('\n');

const run = async (): Promise<number> => {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const minutes = wholeNumber('minutes', values.minutes, { from: 1, to: 120 });
  const perSecond = wholeNumber('per-second', values['per-second'], { from: 1, to: 20 });
  const seed =
    values.seed === undefined
      ? randomInt(1, 1_000_000)
      : wholeNumber('seed', values.seed, { from: 1, to: 999_999_999 });
  console.log(
    `seed ${seed}; again: npm run soak -- --minutes ${minutes} --per-second ${perSecond} --seed ${seed}`,
  );
  const families = Math.min(MOST_FAMILIES, minutes * 60 * perSecond);
  const report = await soak({ seed, families, perSecond, healSeconds: HEAL_SECONDS });
  console.log(`\n${textOf(report)}`);
  return report.faults.length === 0 ? 0 : 1;
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
