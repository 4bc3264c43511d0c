import type { Server } from 'node:http';
import type {
  AgencySimulator,
  SimulatorSettings,
  SimulatorWorld,
} from '#contracts/protocols/simulator-world';
import { openJournalFile } from '#infra/local/agencies/agencies-journal';
import { livePopulation } from '#infra/local/agencies/agencies-population';
import { agenciesServer } from '#infra/local/agencies/agencies-server';
import { simulators } from '#infra/local/agencies/simulators';

export type AgenciesSettings = SimulatorSettings & {
  /** None: the agencies know nobody. */
  populationFile?: string;
  /** Created with its folder; what it holds is taken up where it ended. */
  journalFile: string;
  nowMs: () => number;
};
export type AgenciesSimulation = {
  /** Not listening yet. */
  server: Server;
  agencies: readonly AgencySimulator[];
  /** Closes the journal. */
  close: () => void;
};

/** All simulated agencies over one population and one journal. */
export const simulateAgencies = (settings: AgenciesSettings): AgenciesSimulation => {
  const journal = openJournalFile(settings.journalFile);
  const live = livePopulation(settings.populationFile, `${settings.journalFile}.population.json`);
  const world: SimulatorWorld = {
    nowMs: settings.nowMs,
    people: live.people,
    journal: journal.append,
    settings,
  };
  const agencies = simulators.map((start) => start(world));
  for (const entry of journal.earlier) {
    agencies.find((agency) => agency.agency === entry.agency)?.replay(entry);
  }
  return { server: agenciesServer(agencies, live), agencies, close: journal.close };
};
