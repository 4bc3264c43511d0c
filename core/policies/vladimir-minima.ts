import type { MinimaPeriod } from '#core/policies/policy-pack';
import { minima, placeholder, yearly } from '#core/policies/subsistence-minima';

/**
 * Subsistence minima of the Vladimir region, roubles a month: per capita, then working-age, pensioner, child. The value of
 * children from 1 June 2022 stands in no source at hand that agrees with itself: that half year is a placeholder, and so
 * are 2025 and 2027.
 */
export const VLADIMIR_MINIMA: readonly MinimaPeriod[] = [
  yearly(2021, minima(11_093, [12_085, 9_303, 11_294]), {
    source: 'постановление администрации Владимирской области от 28.01.2021 № 32',
  }),
  {
    from: '2022-01-01',
    until: '2022-05-31',
    minima: minima(12_274, [13_379, 10_556, 11_906]),
    source: 'постановление администрации Владимирской области на 2022 год (сообщение прессы от 02.06.2022)',
  },
  { from: '2022-06-01', until: '2022-12-31', minima: minima(13_501, [14_717, 11_612, 13_097]) },
  yearly(2023, minima(13_944, [15_199, 11_992, 13_526]), {
    source: 'величины 2023 года в сообщении о постановлении Владимирской области от 06.09.2023',
  }),
  yearly(2024, minima(14_796, [16_128, 12_725, 14_352]), {
    source: 'постановление Владимирской области от 06.09.2023 на 2024 год',
  }),
  placeholder(2025),
  yearly(2026, minima(18_371, [20_024, 15_799, 17_820]), {
    source: 'решение правительства Владимирской области на 2026 год (сообщение от 30.10.2025)',
  }),
  placeholder(2027),
];
