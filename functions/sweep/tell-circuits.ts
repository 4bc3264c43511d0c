import type { Agency } from '#core/agency';
import type { CaseStore } from '#core/ports';
import type { Measure } from '#functions/runtime/metrics';
import { existing } from '#functions/runtime/missing-row';

export type TellCircuitsDeps = {
  store: Pick<CaseStore, 'loadChannel'>;
  agencies: readonly string[];
  findAgency: (id: string) => Agency | undefined;
  measure: Measure;
};

/** Tells of each agency whether it lets nobody call, also while nobody has a question for it or all questions wait. */
export const tellCircuits = async ({
  store,
  agencies,
  findAgency,
  measure,
}: TellCircuitsDeps): Promise<void> => {
  for (const id of agencies) {
    const { endpoints } = existing(findAgency(id), 'agency');
    const channels = await Promise.all(
      Object.keys(endpoints).map((name) => store.loadChannel(`${id}/${name}`)),
    );
    const isOpen = channels.some((channel) => channel?.circuit.state === 'open');
    measure({ metrics: { CircuitOpen: isOpen ? 1 : 0 }, dimensions: { Agency: id } });
  }
};
