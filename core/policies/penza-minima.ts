import type { MinimaPeriod } from '#core/policies/policy-pack';
import { minima, placeholder, PLACEHOLDER_FROM_JUNE_2022, yearly } from '#core/policies/subsistence-minima';

/** Subsistence minima of the Penza region. Those of June to December 2022 and of 2027 are not at hand. */
export const PENZA_MINIMA: readonly MinimaPeriod[] = [
  yearly(2021, minima(9_610, [10_396, 7_953, 10_002]), {
    source: 'постановление Правительства Пензенской области от 01.02.2021 на 2021 год',
  }),
  {
    from: '2022-01-01',
    until: '2022-05-31',
    minima: minima(10_629, [11_586, 9_381, 10_402]),
    source: 'постановление Правительства Пензенской области от 17.08.2021 с изменениями декабря 2021 года',
  },
  PLACEHOLDER_FROM_JUNE_2022,
  yearly(2023, minima(12_075, [13_162, 10_660, 11_820]), {
    source: 'постановление Правительства Пензенской области на 2023 год (ГАРАНТ, документ 405984301)',
  }),
  // The first edition of September 2023 had 12,813: the year began with the values of the amended one.
  yearly(2024, minima(12_981, [14_149, 11_246, 12_592]), {
    source: 'величины 2024 года по сообщению Пензастата от 17.01.2024',
  }),
  yearly(2025, minima(14_896, [16_237, 12_811, 14_449]), {
    source: 'постановление Правительства Пензенской области от 16.07.2024 № 470-пП',
  }),
  yearly(2026, minima(15_909, [17_341, 13_682, 15_432]), {
    source: 'постановление Правительства Пензенской области от 23.10.2025 № 894-пП',
  }),
  placeholder(2027),
];
