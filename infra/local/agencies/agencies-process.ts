import { parseArgs } from 'node:util';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { startCallbacks } from '#infra/local/agencies/agencies-callbacks';
import { callbackKeyOf, readLocalKeys } from '#infra/local/agencies/local-keys';
import { simulateAgencies } from '#infra/local/agencies/agencies-simulation';

/**
 * All simulated agencies as one child process on loopback.
 *
 *   node infra/local/agencies/agencies-process.ts --journal FILE [--population FILE] [--port 0] [--redelivery-seconds 900]
 *     [--late-seconds 5] [--slow-seconds 3] [--delivery in-order|shuffled] [--keys FILE]
 *
 * With keys the bus of СМЭВ signs what it says and refuses what we do not sign; without, it is an unsigned stand.
 * Prints one JSON line `{"port": n}` when ready. Ends on SIGTERM and when its standard input closes, because then the
 * parent is gone. Agencies: `/tax/smev`, `/tax/npd`, `/employment-centre/smev`, `/my-business/api`; controls:
 * `/control/…` (agencies-control.ts). Changes of the population live beside the journal (`<journal>.population.json`).
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    population: { type: 'string' },
    journal: { type: 'string' },
    'redelivery-seconds': { type: 'string', default: '900' },
    'late-seconds': { type: 'string', default: '5' },
    'slow-seconds': { type: 'string', default: '3' },
    delivery: { type: 'string', default: 'in-order' },
    keys: { type: 'string' },
  },
});
if (values.journal === undefined) {
  console.error('agencies-process needs --journal FILE');
  process.exit(2);
}

const signaturesOf = (file: string) => {
  const keys = readLocalKeys(file);
  return {
    busKey: keys.bus,
    callerKey: simulatedPublicKey(keys.ours),
    callbackKey: callbackKeyOf(keys),
  };
};

const { server, agencies } = simulateAgencies({
  journalFile: values.journal,
  ...(values.population === undefined ? {} : { populationFile: values.population }),
  redeliverySeconds: Number(values['redelivery-seconds']),
  lateSeconds: Number(values['late-seconds']),
  slowSeconds: Number(values['slow-seconds']),
  delivery: values.delivery === 'shuffled' ? 'shuffled' : 'in-order',
  ...(values.keys === undefined ? {} : { signatures: signaturesOf(values.keys) }),
  nowMs: () => Date.now(),
});
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  console.log(JSON.stringify({ port }));
  startCallbacks(agencies);
});

const end = (): void => {
  process.exit(0);
};
process.on('SIGTERM', end);
process.stdin.on('end', end).on('close', end).resume();
