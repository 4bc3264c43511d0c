import type { AgencySimulator, SimulatorWorld } from '#contracts/protocols/simulator-world';
import { simulatedBus } from '#contracts/protocols/smev3/simulator';
import { entrepreneurService } from '#contracts/tax/simulator-entrepreneur';
import { incomeService } from '#contracts/tax/simulator-income';
import { simulatedNpdCheck } from '#contracts/tax/simulator-npd';

/** ФНС: two information types on the bus (`smev`) and the open check of НПД (`npd`). */
export const simulatedTaxService = (world: SimulatorWorld): AgencySimulator => {
  const bus = simulatedBus(
    {
      agency: 'tax',
      sender: { mnemonic: 'FNS001', title: 'ФНС России' },
      services: [incomeService, entrepreneurService],
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
