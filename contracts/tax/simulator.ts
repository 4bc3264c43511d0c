import type { StartSimulator } from '#contracts/protocols/simulator-world';
import { simulatedBus } from '#contracts/protocols/smev3/simulator';
import { companyRolesService } from '#contracts/tax/simulator-company-roles';
import { entrepreneurService } from '#contracts/tax/simulator-entrepreneur';
import { incomeService } from '#contracts/tax/simulator-income';
import { contradicted } from '#contracts/tax/simulator-knowledge';
import { simulatedNpdCheck } from '#contracts/tax/simulator-npd';

/** ФНС: information types on the bus (`smev`) and the open check of НПД (`npd`). */
export const simulator: StartSimulator = (world) => {
  const bus = simulatedBus(
    {
      agency: 'tax',
      sender: { mnemonic: 'FNS001', title: 'ФНС России' },
      services: [incomeService, entrepreneurService, companyRolesService],
      contradicted,
    },
    world,
  );
  const npd = simulatedNpdCheck(world);
  return {
    agency: 'tax',
    endpoints: { smev: bus.call, npd: npd.call },
    replay: (entry) => {
      if (entry.kind === 'self-employed-status') npd.replay(entry);
      else bus.replay(entry);
    },
  };
};
