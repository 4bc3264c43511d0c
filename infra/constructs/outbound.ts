/** Everything that a function of an agency may call: nobody but the agency itself. */
export const hostsOf = (endpoints: Record<string, string>): string[] => [
  ...new Set(Object.values(endpoints).map((url) => new URL(url).host)),
];

/** Name of each endpoint that the registry knows → the base URL of this stage. */
export const endpointsOf = (
  agency: { id: string; endpoints: object },
  known: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    Object.keys(agency.endpoints).map((name) => {
      const url = known[name];
      if (url === undefined)
        throw new Error(`infra/stages.ts: no URL for the endpoint "${name}" of "${agency.id}"`);
      return [name, url];
    }),
  );
