import type { Agency, Endpoint } from '#core/agency';
import { circuitAt } from '#core/channel/circuit';
import type { CaseStore, Clock, QueryRow } from '#core/ports';
import { agencySilence } from '#core/texts/agency-silence';
import type { CaseView, ChannelView } from '#schemas/api';
import type { Deadline } from '#schemas/deadline';

export type ChannelsViewDeps = {
  store: Pick<CaseStore, 'loadChannel'>;
  agencies: readonly Agency[];
  clock: Clock;
};

const allowance = ({
  callsPerSecond,
  openingHours: hours,
}: Endpoint): Pick<ChannelView, 'callsPerSecond' | 'openingHours'> => ({
  callsPerSecond,
  ...(hours === undefined ? {} : { openingHours: { ...hours, weekdays: [...hours.weekdays] } }),
});

const channelView = async (
  agency: string,
  [endpoint, descriptor]: readonly [string, Endpoint],
  { store, clock }: ChannelsViewDeps,
): Promise<ChannelView> => {
  const known = { endpoint, ...allowance(descriptor) };
  const channel = await store.loadChannel(`${agency}/${endpoint}`);
  if (channel === undefined) return { ...known, circuit: 'closed' };
  const circuit = circuitAt(channel.circuit, clock());
  return {
    ...known,
    circuit: circuit.state,
    ...(circuit.failingSince === undefined ? {} : { failingSince: circuit.failingSince }),
    ...(circuit.state === 'open' ? { nextProbeAt: circuit.nextProbeAt } : {}),
  };
};

/** Whether each of an agency's endpoints takes calls. */
export const viewChannels = ({ id, endpoints }: Agency, deps: ChannelsViewDeps): Promise<ChannelView[]> =>
  Promise.all(Object.entries(endpoints).map((endpoint) => channelView(id, endpoint, deps)));

const endpointsAsked = (agency: Agency, open: readonly QueryRow[]): Set<string> =>
  new Set(
    agency.informationTypes
      .filter(({ kind }) => open.some((query) => query.agency === agency.id && query.kind === kind))
      .map(({ endpoint }) => endpoint),
  );

/** The agencies that keep a case waiting because they do not answer at all. */
export const viewSilences = async (
  open: readonly QueryRow[],
  preparation: Deadline,
  deps: ChannelsViewDeps,
): Promise<CaseView['silences']> => {
  const silences = await Promise.all(
    deps.agencies.map(async (agency) => {
      const asked = endpointsAsked(agency, open);
      const channels = asked.size === 0 ? [] : await viewChannels(agency, deps);
      return channels.flatMap(({ endpoint, circuit, failingSince: since }) =>
        asked.has(endpoint) && circuit === 'open' && since !== undefined
          ? [{ agency: agency.id, endpoint, since, message: agencySilence(agency.title, since, preparation) }]
          : [],
      );
    }),
  );
  return silences.flat();
};
