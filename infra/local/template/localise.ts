import * as z from 'zod';
import { LocalFault } from '#infra/local/local-fault';
import type { Localise } from '#infra/local/template/read-functions';

export type LocalAddresses = { sqs: string; dynamodb: string; agencies: string };
/** Our key and whom we trust, as the simulated agencies know them. */
export type LocalSignatures = { signingKey: string; trustedKeys: string };

const Endpoints = z.record(z.string(), z.string());

/** Name → URL as the template has it, with every URL leading to the simulator: `<agencies>/<agency>/<endpoint name>`. */
const simulated = (text: string, agency: string, agencies: string): string => {
  try {
    const names = Object.keys(Endpoints.parse(JSON.parse(text)));
    return JSON.stringify(Object.fromEntries(names.map((name) => [name, `${agencies}/${agency}/${name}`])));
  } catch (cause) {
    throw new LocalFault(`AGENCY_ENDPOINTS of ${agency} is not a JSON object of addresses.`, { cause });
  }
};

/**
 * Leads a function's variables to the services of this computer, and gives it the keys of this computer. There is no event
 * bus here: results go to their queue only. Nobody is asked for a token: the door is bound to this computer.
 */
export const localise =
  ({ sqs, dynamodb, agencies }: LocalAddresses, { signingKey, trustedKeys }: LocalSignatures): Localise =>
  (template) => {
    const variables = Object.fromEntries(
      Object.entries(template).filter(([name]) => name !== 'EVENT_BUS_NAME'),
    );
    const { AGENCY_ID: agency, AGENCY_ENDPOINTS: endpoints } = variables;
    return {
      ...variables,
      DOOR: 'open',
      SVERKA_SQS_ENDPOINT: sqs,
      SVERKA_DYNAMODB_ENDPOINT: dynamodb,
      ...(variables['SIGNING_KEY'] === undefined ? {} : { SIGNING_KEY: signingKey }),
      ...(variables['TRUSTED_KEYS'] === undefined ? {} : { TRUSTED_KEYS: trustedKeys }),
      ...(agency === undefined || endpoints === undefined
        ? {}
        : {
            AGENCY_ENDPOINTS: simulated(endpoints, agency, agencies),
            ALLOWED_HOSTS: JSON.stringify([new URL(agencies).host]),
          }),
    };
  };
