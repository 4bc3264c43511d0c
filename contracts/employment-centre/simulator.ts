import { contradicted } from '#contracts/employment-centre/simulator-knowledge';
import {
  benefitsService,
  selfEmploymentPaymentsService,
} from '#contracts/employment-centre/simulator-payments';
import { registrationService } from '#contracts/employment-centre/simulator-registration';
import type { StartSimulator } from '#contracts/protocols/simulator-world';
import { simulatedBus } from '#contracts/protocols/smev3/simulator';

/** ЦЗН: three information types on the bus (`smev`). */
export const simulator: StartSimulator = (world) => {
  const bus = simulatedBus(
    {
      agency: 'employment-centre',
      sender: { mnemonic: 'CZN033', title: 'Кадровый центр «Работа России»' },
      services: [registrationService, benefitsService, selfEmploymentPaymentsService],
      contradicted,
    },
    world,
  );
  return {
    agency: 'employment-centre',
    endpoints: { smev: bus.call },
    replay: bus.replay,
    holdsMessage: bus.holdsMessage,
  };
};
