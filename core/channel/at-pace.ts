import type { Agency, Endpoint, InformationType } from '#core/agency';

const paced = (type: InformationType, paceSeconds: number): InformationType => {
  const { standing, notReadyRetrySeconds } = type;
  const pollSeconds = standing?.pollSeconds;
  return {
    ...type,
    notReadyRetrySeconds: Math.min(notReadyRetrySeconds, paceSeconds),
    ...(standing === undefined || pollSeconds === undefined
      ? {}
      : { standing: { ...standing, pollSeconds: Math.min(pollSeconds, paceSeconds) } }),
  };
};

const alwaysOpen = (endpoint: Endpoint): Endpoint => {
  const { openingHours, ...rest } = endpoint;
  return openingHours === undefined ? endpoint : rest;
};

const withoutHours = ({ endpoints }: Agency): Agency['endpoints'] =>
  Object.fromEntries(Object.entries(endpoints).map(([name, endpoint]) => [name, alwaysOpen(endpoint)]));

/**
 * An agency where days are minutes: open at any hour, and asked again after `paceSeconds` at the latest where its
 * descriptor says hours. `undefined`: as it is.
 */
export const atPace = (agency: Agency, paceSeconds: number | undefined): Agency =>
  paceSeconds === undefined
    ? agency
    : {
        ...agency,
        endpoints: withoutHours(agency),
        informationTypes: agency.informationTypes.map((type) => paced(type, paceSeconds)),
      };
