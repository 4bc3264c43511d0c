import type { MinimaPeriod } from '#core/policies/policy-pack';
import { minima, placeholder, PLACEHOLDER_FROM_JUNE_2022, yearly } from '#core/policies/subsistence-minima';

/** Subsistence minima of the Leningrad region. Those of June 2022 to December 2023 and of 2027 are not at hand. */
export const LENINGRAD_MINIMA: readonly MinimaPeriod[] = [
  yearly(2021, minima(11_289, [12_231, 9_620, 10_869]), {
    source: 'постановление Правительства Ленинградской области от 10.02.2021 № 83',
  }),
  {
    from: '2022-01-01',
    until: '2022-05-31',
    minima: minima(12_781, [13_931, 10_992, 12_398]),
    source: 'постановление Правительства Ленинградской области на 2022 год (справка ppt.ru)',
  },
  PLACEHOLDER_FROM_JUNE_2022,
  placeholder(2023),
  yearly(2024, minima(16_226, [17_686, 13_954, 15_739]), {
    source:
      'постановление Правительства Ленинградской области от 14.09.2023 № 638 в редакции от 01.12.2023 № 847',
  }),
  yearly(2025, minima(18_974, [20_682, 16_318, 18_405]), {
    source: 'постановление Правительства Ленинградской области на 2025 год (сообщение от 06.08.2024)',
  }),
  yearly(2026, minima(20_265, [22_089, 17_428, 19_657]), {
    source: 'постановление Правительства Ленинградской области от 07.11.2025 № 929',
  }),
  placeholder(2027),
];
