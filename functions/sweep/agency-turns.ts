import type { Agency } from '#core/agency';
import { hintsAllowed } from '#core/channel/hints-allowed';
import { outSeconds } from '#core/channel/outage';
import { turnDelaySeconds } from '#core/channel/turn-delay';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, QueryRow, Randomness } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { AgencyId } from '#schemas/ids';
import type { Instant } from '#schemas/time';

export type AgencyTurnsDeps = {
  store: Pick<CaseStore, 'loadChannel'>;
  /** Hints in the queue of an agency that nobody has worked on yet. */
  waitingHints: (agency: AgencyId) => Promise<number>;
  findAgency: (id: string) => Agency | undefined;
  randomness: Randomness;
};

/** Until when a question waits that its agency cannot take now; `undefined`: it is its turn. */
export type TurnOf = (query: QueryRow, now: Instant) => Promise<Instant | undefined>;

type Endpoint = { agency: AgencyId; channel: string; callsPerSecond: number };
type Allowance = { hints: number; outSeconds: number };

const endpointOf = ({ agency, kind }: QueryRow, { findAgency }: AgencyTurnsDeps): Endpoint => {
  const { endpoints, informationTypes } = existing(findAgency(agency), 'agency');
  const { endpoint } = existing(
    informationTypes.find((one) => one.kind === kind),
    'information-type',
  );
  const { callsPerSecond } = existing(endpoints[endpoint], 'agency/endpoints');
  return { agency, channel: `${agency}/${endpoint}`, callsPerSecond };
};

/**
 * Whose turn it is in one run: no more questions of an agency than it takes, and none while it is out. The channel and
 * the queue are looked at once a run. `parts`: so many runs share what the agency takes.
 */
export const agencyTurns = (deps: AgencyTurnsDeps, parts: number): TurnOf => {
  const { store, waitingHints, randomness } = deps;
  const known = new Map<string, Promise<Allowance>>();

  const look = async ({ agency, channel, callsPerSecond }: Endpoint, now: Instant): Promise<Allowance> => {
    const [stored, waiting] = await Promise.all([store.loadChannel(channel), waitingHints(agency)]);
    return {
      hints: hintsAllowed(stored, { now, callsPerSecond, waiting, parts }),
      outSeconds: stored === undefined ? 0 : outSeconds(stored, now),
    };
  };
  const allowanceOf = (endpoint: Endpoint, now: Instant): Promise<Allowance> => {
    const looked = known.get(endpoint.channel) ?? look(endpoint, now);
    known.set(endpoint.channel, looked);
    return looked;
  };

  return async (query, now) => {
    const allowance = await allowanceOf(endpointOf(query, deps), now);
    if (allowance.hints > 0) {
      allowance.hints -= 1;
      return undefined;
    }
    const turn = { now, dueAt: query.progress.dueAt, outSeconds: allowance.outSeconds };
    return plusSeconds(now, turnDelaySeconds(turn, randomness()));
  };
};
