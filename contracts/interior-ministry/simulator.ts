import { dossierService } from '#contracts/interior-ministry/simulator-dossier';
import { contradicted } from '#contracts/interior-ministry/simulator-knowledge';
import type { StartSimulator } from '#contracts/protocols/simulator-world';
import { simulatedBus } from '#contracts/protocols/smev3/simulator';

/** МВД: one information type on the bus (`smev`). */
export const simulator: StartSimulator = (world) => {
  const bus = simulatedBus(
    {
      agency: 'interior-ministry',
      sender: { mnemonic: 'MVD001', title: 'МВД России' },
      services: [dossierService],
      contradicted,
    },
    world,
  );
  return {
    agency: 'interior-ministry',
    endpoints: { smev: bus.call },
    replay: bus.replay,
    holdsMessage: bus.holdsMessage,
  };
};
