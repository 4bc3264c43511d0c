import type { StartSimulator } from '#contracts/protocols/simulator-world';
import { simulatedBus } from '#contracts/protocols/smev3/simulator';
import { contradicted } from '#contracts/social-fund/simulator-knowledge';
import { paymentsService } from '#contracts/social-fund/simulator-payments';

/** СФР: one information type on the bus (`smev`). */
export const simulator: StartSimulator = (world) => {
  const bus = simulatedBus(
    {
      agency: 'social-fund',
      sender: { mnemonic: 'SFR001', title: 'Социальный фонд России' },
      services: [paymentsService],
      contradicted,
    },
    world,
  );
  return {
    agency: 'social-fund',
    endpoints: { smev: bus.call },
    replay: bus.replay,
    holdsMessage: bus.holdsMessage,
  };
};
