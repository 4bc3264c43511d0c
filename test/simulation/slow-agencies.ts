import { agencies } from '#contracts/registry';
import type { Agency } from '#core/agency';

const CALLS_PER_SECOND = 0.5;

/**
 * The agencies of the registry, less patient: ten families never ask fifty questions in a second. Where answers are fetched
 * the rate stays, because fetching them is no question and passes no gate.
 */
export const slowAgencies: readonly Agency[] = agencies.map((agency) => ({
  ...agency,
  endpoints: Object.fromEntries(
    Object.entries(agency.endpoints).map(([name, endpoint]) => [
      name,
      name === agency.answerQueue?.endpoint ? endpoint : { ...endpoint, callsPerSecond: CALLS_PER_SECOND },
    ]),
  ),
}));
