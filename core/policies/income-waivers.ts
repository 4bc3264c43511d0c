import type { IncomeWaiver } from '#core/policies/policy-pack';

/**
 * P. 3(1) of the list of № 512, by ПП РФ № 410 of 19.03.2022: in 2022 the pay of those who lost their work after 1 March
 * and are recognised as unemployed does not count.
 */
export const JOB_LOSS_2022: IncomeWaiver = {
  from: '2022-03-19',
  until: '2022-12-31',
  lostSince: '2022-03-01',
  source: 'ПП РФ № 512 п. 3(1) в редакции ПП РФ № 410 от 19.03.2022',
};
