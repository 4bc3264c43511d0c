import type { Agency } from '#core/agency';
import type { QueryOffer } from '#core/queries/plan-queries';

/** What the connected agencies can be asked. */
export const offersOf = (agencies: readonly Agency[]): QueryOffer[] =>
  agencies.flatMap(({ id, informationTypes }) =>
    informationTypes.map(({ kind, requires, consent }) => ({
      agency: id,
      kind,
      requires,
      ...(consent === undefined ? {} : { consent }),
    })),
  );
