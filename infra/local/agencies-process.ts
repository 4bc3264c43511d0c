import { parseArgs } from 'node:util';
import { simulatedEmploymentCentre } from '#contracts/employment-centre/simulator';
import { simulatedBusinessCentre } from '#contracts/my-business/simulator';
import type { SimulatorSettings, SimulatorWorld } from '#contracts/protocols/simulator-world';
import { simulatedTaxService } from '#contracts/tax/simulator';
import { startCallbacks } from '#infra/local/agencies-callbacks';
import { openJournalFile } from '#infra/local/agencies-journal';
import { livePopulation } from '#infra/local/agencies-population';
import { agenciesServer } from '#infra/local/agencies-server';

/**
 * All simulated agencies as one child process on loopback.
 *
 *   node infra/local/agencies-process.ts --journal FILE [--population FILE] [--port 0] [--redelivery-seconds 900]
 *     [--late-seconds 5] [--slow-seconds 3] [--delivery in-order|shuffled]
 *
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
  },
});
if (values.journal === undefined) {
  console.error('agencies-process needs --journal FILE');
  process.exit(2);
}

const settings: SimulatorSettings = {
  redeliverySeconds: Number(values['redelivery-seconds']),
  lateSeconds: Number(values['late-seconds']),
  slowSeconds: Number(values['slow-seconds']),
  delivery: values.delivery === 'shuffled' ? 'shuffled' : 'in-order',
};
const journal = openJournalFile(values.journal);
const live = livePopulation(values.population, `${values.journal}.population.json`);
const world: SimulatorWorld = {
  nowMs: () => Date.now(),
  people: live.people,
  journal: journal.append,
  settings,
};
const agencies = [
  simulatedTaxService(world),
  simulatedEmploymentCentre(world),
  simulatedBusinessCentre(world),
];
for (const entry of journal.earlier) {
  agencies.find((agency) => agency.agency === entry.agency)?.replay(entry);
}

const server = agenciesServer(agencies, live);
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
