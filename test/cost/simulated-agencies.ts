import * as z from 'zod';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { type AgencySimulator, indexPeople } from '#contracts/protocols/simulator-world';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import type { Agency, WireReply } from '#core/agency';
import type { Clock, Transport } from '#core/ports';
import { signedTransport, type TrustedKeys } from '#functions/runtime/outgoing/signed-exchange';
import { callbackKeyOf, trustedLocally } from '#infra/local/agencies/local-keys';
import { agencyKnowledge } from '#infra/local/agencies/population-shape';
import { simulators } from '#infra/local/agencies/simulators';
import { BUS_KEY, OUR_KEY } from '#test/contracts/signed-messages';

const keys = { ours: OUR_KEY, bus: BUS_KEY };

/** Who signs what agencies say. */
export const trustedKeys: TrustedKeys = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(trustedLocally(keys)));

/** The agencies' simulators without a network, signing and being signed to as on the bus. */
export const signingSimulators = (people: readonly SimulatedPerson[], clock: Clock): AgencySimulator[] => {
  const known = indexPeople({ people: [...people] }, [...agencyKnowledge.values()]);
  return simulators.map((start) =>
    start({
      nowMs: () => Date.parse(clock()),
      people: () => known,
      journal: () => undefined,
      settings: {
        ...{ redeliverySeconds: 900, lateSeconds: 60, slowSeconds: 1, delivery: 'in-order' },
        signatures: {
          busKey: keys.bus,
          callerKey: simulatedPublicKey(keys.ours),
          callbackKey: callbackKeyOf(keys),
        },
      },
    }),
  );
};

const utf8 = new TextEncoder();

/** Calls an agency's simulator as a function of bytes. */
export const transportTo = (agency: Agency, simulator: AgencySimulator): Transport =>
  signedTransport(
    ({ method, path, headers, body = new Uint8Array(), endpoint }) => {
      const reply = simulator.endpoints[endpoint]?.({ method, path, headers, body });
      if (reply?.type !== 'reply') throw new Error(`${agency.id} gives no whole reply`);
      const heard: WireReply = {
        status: reply.status,
        headers: reply.headers,
        body: utf8.encode(reply.body),
      };
      return Promise.resolve(heard);
    },
    agency,
    OUR_KEY,
  );
