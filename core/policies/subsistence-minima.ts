import type { SubsistenceMinima } from '#core/policies/policy-pack';

/** Roubles a month, as the orders give them: per capita, then working-age, pensioner, child. */
export const minima = (
  perCapita: number,
  [workingAge, pensioner, child]: readonly [number, number, number],
): SubsistenceMinima => ({
  perCapita: perCapita * 100,
  byGroup: { 'working-age': workingAge * 100, pensioner: pensioner * 100, child: child * 100 },
});

/**
 * PLACEHOLDERS for regions whose orders are not at hand: about the values for the whole country, 2027 extrapolated. To be
 * replaced by each region's order before real use; a pack names the years that are its own in `confirmedMinimaYears`.
 */
export const PLACEHOLDER_MINIMA: Readonly<Record<string, SubsistenceMinima>> = {
  2021: minima(11_653, [12_702, 10_022, 11_303]),
  2022: minima(12_654, [13_793, 10_882, 12_274]),
  2023: minima(14_375, [15_669, 12_363, 13_944]),
  2024: minima(15_453, [16_844, 13_290, 14_989]),
  2025: minima(17_733, [19_329, 15_250, 17_201]),
  2026: minima(18_939, [20_644, 16_288, 18_371]),
  2027: minima(19_886, [21_676, 17_102, 19_290]),
};
