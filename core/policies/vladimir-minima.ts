import type { SubsistenceMinima } from '#core/policies/policy-pack';
import { minima } from '#core/policies/subsistence-minima';

/**
 * Subsistence minima of the Vladimir region, roubles a month: per capita, then working-age, pensioner, child.
 * 2021 are the region's real values. 2022 to 2027 are PLAUSIBLE PLACEHOLDERS, to be confirmed against the regional
 * order of each year before real use (2022 also changed within the year, on 1 June).
 */
export const VLADIMIR_MINIMA: Readonly<Record<string, SubsistenceMinima>> = {
  2021: minima(11_093, [12_085, 9_303, 11_294]),
  // to be confirmed against the regional order
  2022: minima(12_646, [13_784, 10_875, 12_266]),
  // to be confirmed against the regional order
  2023: minima(13_513, [14_729, 11_621, 13_108]),
  // to be confirmed against the regional order
  2024: minima(14_526, [15_833, 12_492, 14_090]),
  // to be confirmed against the regional order
  2025: minima(16_663, [18_163, 14_330, 16_163]),
  // to be confirmed against the regional order
  2026: minima(17_763, [19_362, 15_276, 17_230]),
  // to be confirmed against the regional order
  2027: minima(18_651, [20_330, 16_040, 18_092]),
};
