import type { Agency } from '#core/agency';
import { existing } from '#functions/runtime/missing-row';
import { channelGate, type ChannelGate, type ChannelGateDeps } from '#functions/send-query/channel-gate';

/** One gate for each endpoint of an agency, kept as long as the environment lives. */
export const channelGates = (
  { id, endpoints, maxConcurrency }: Agency,
  deps: ChannelGateDeps,
): ((endpoint: string) => ChannelGate) => {
  const gates = new Map<string, ChannelGate>();
  return (name) => {
    const known = gates.get(name);
    if (known !== undefined) return known;
    const endpoint = existing(endpoints[name], 'agency/endpoints');
    const made = channelGate({ channel: `${id}/${name}`, endpoint, callers: maxConcurrency }, deps);
    gates.set(name, made);
    return made;
  };
};
