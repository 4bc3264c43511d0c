import type { Agency } from '#core/agency';
import type { Transport } from '#core/ports';
import { httpTransport } from '#functions/runtime/outgoing/http-transport';
import { signedTransport } from '#functions/runtime/outgoing/signed-exchange';

/** The way to one agency, or to the bus as the provider that we are, as the environment describes it: its own hosts only, signed where a signature is due. */
export const agencyTransport = (
  env: {
    AGENCY_ENDPOINTS: Readonly<Record<string, string>>;
    ALLOWED_HOSTS: readonly string[];
    SIGNING_KEY?: string | undefined;
  },
  agency: Pick<Agency, 'id' | 'endpoints'>,
): Transport =>
  signedTransport(
    httpTransport({ endpoints: env.AGENCY_ENDPOINTS, hosts: env.ALLOWED_HOSTS }, agency.endpoints),
    agency,
    env.SIGNING_KEY,
  );
