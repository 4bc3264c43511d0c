import { simulatedCheck } from '#contracts/protocols/rest/simulator-check';
import type { StartSimulator } from '#contracts/protocols/simulator-world';
import { simulatedBus } from '#contracts/protocols/smev3/simulator';
import { certificateService } from '#contracts/tax/simulator-certificate';
import { companyRolesService } from '#contracts/tax/simulator-company-roles';
import { entrepreneurService } from '#contracts/tax/simulator-entrepreneur';
import { incomeService } from '#contracts/tax/simulator-income';
import { innService } from '#contracts/tax/simulator-inn';
import { contradicted } from '#contracts/tax/simulator-knowledge';
import { npdIncomeCheck } from '#contracts/tax/simulator-npd-income';
import { npdCheck } from '#contracts/tax/simulator-npd';

/** ФНС: information types on the bus (`smev`), the open check of НПД (`npd`) and its income (`npd-income`). */
export const simulator: StartSimulator = (world) => {
  const bus = simulatedBus(
    {
      agency: 'tax',
      sender: { mnemonic: 'FNS001', title: 'ФНС России' },
      services: [incomeService, certificateService, entrepreneurService, companyRolesService, innService],
      contradicted,
    },
    world,
  );
  const npd = simulatedCheck(npdCheck, world);
  const npdIncome = simulatedCheck(npdIncomeCheck, world);
  return {
    agency: 'tax',
    endpoints: { smev: bus.call, npd: npd.call, 'npd-income': npdIncome.call },
    replay: (entry) => {
      if (entry.kind === 'self-employed-status') npd.replay(entry);
      else if (entry.kind === 'self-employed-income') npdIncome.replay(entry);
      else bus.replay(entry);
    },
    holdsMessage: bus.holdsMessage,
  };
};
