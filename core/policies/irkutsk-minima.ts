import type { MinimaPeriod } from '#core/policies/policy-pack';
import { minima, placeholder, yearly } from '#core/policies/subsistence-minima';

/**
 * Subsistence minima of the Irkutsk region as a whole. The orders also set values by territory: first the districts of
 * the Far North and those equal to them, then all others. Where the request does not say which holds, the result does.
 */
export const IRKUTSK_MINIMA: readonly MinimaPeriod[] = [
  yearly(2021, minima(12_243, [13_012, 10_540, 12_759]), {
    source: 'постановление Правительства Иркутской области на 2021 год (ГАРАНТ, обзор от 20.02.2021)',
    byTerritory: [],
  }),
  {
    from: '2022-01-01',
    until: '2022-05-31',
    minima: minima(13_413, [14_620, 11_535, 13_269]),
    source: 'постановление Правительства Иркутской области от 03.09.2021 № 629-пп',
    byTerritory: [],
  },
  {
    from: '2022-06-01',
    until: '2022-12-31',
    minima: minima(14_754, [16_082, 12_689, 14_596]),
    source: 'постановление Правительства Иркутской области от 31.05.2022 № 425-пп',
    byTerritory: [],
  },
  // Known from the draft of December 2022 only.
  { ...placeholder(2023), minima: minima(15_238, [16_609, 13_105, 15_078]) },
  yearly(2024, minima(16_169, [17_624, 13_905, 15_684]), {
    source: 'постановление Правительства Иркутской области на 2024 год (сообщение от 19.09.2023)',
    byTerritory: [],
  }),
  yearly(2025, minima(18_797, [20_489, 16_165, 18_233]), {
    source: 'постановление Правительства Иркутской области на 2025 год (сообщение от 16.07.2024)',
    byTerritory: [minima(22_857, [24_915, 19_657, 22_171]), minima(17_575, [19_157, 15_114, 17_048])],
  }),
  yearly(2026, minima(20_075, [21_882, 17_265, 19_473]), {
    source: 'постановление Правительства Иркутской области на 2026 год (сообщение от 13.11.2025)',
    byTerritory: [minima(24_411, [26_609, 20_994, 23_679]), minima(18_770, [20_460, 16_143, 18_207])],
  }),
  placeholder(2027),
];
