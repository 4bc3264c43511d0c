import type { Channel, Circuit } from '#schemas/channel';
import type { Instant } from '#schemas/time';

type Standing = Pick<Channel, 'circuit' | 'lastOutage'>;

const secondsBetween = (from: Instant, until: Instant): number =>
  (Date.parse(until) - Date.parse(from)) / 1000;

/**
 * For how long the agency has not answered. Once it does, the outage counts back as it counted forward: what has piled up in
 * days is not worked off in minutes. 0 when that is over.
 */
export const outSeconds = ({ circuit, lastOutage }: Standing, now: Instant): number => {
  if (circuit.state === 'open') return secondsBetween(circuit.failingSince, now);
  if (lastOutage === undefined) return 0;
  const { from, until } = lastOutage;
  return Math.max(0, secondsBetween(from, until) - secondsBetween(until, now));
};

/** The channel with its next circuit; the end of an outage is kept. */
export const withCircuit = (before: Channel, circuit: Circuit, now: Instant): Channel => {
  const isBack = before.circuit.state === 'open' && circuit.state === 'recovering';
  return {
    ...before,
    circuit,
    ...(isBack ? { lastOutage: { from: circuit.failingSince, until: now } } : {}),
  };
};
