import type { MinimaPeriod, SubsistenceMinima } from '#core/policies/policy-pack';

/** Roubles a month, as the orders give them: per capita, then working-age, pensioner, child. */
export const minima = (
  perCapita: number,
  [workingAge, pensioner, child]: readonly [number, number, number],
): SubsistenceMinima => ({
  perCapita: perCapita * 100,
  byGroup: { 'working-age': workingAge * 100, pensioner: pensioner * 100, child: child * 100 },
});

/** One value for a whole year. */
export const yearly = (
  year: number,
  values: SubsistenceMinima,
  known: Pick<MinimaPeriod, 'source' | 'byTerritory'> = {},
): MinimaPeriod => ({ from: `${year}-01-01`, until: `${year}-12-31`, minima: values, ...known });

/** The values for the whole country, 2027 extrapolated; 2022 are those after the rise of 1 June. */
const OF_THE_COUNTRY: Readonly<Record<2022 | 2023 | 2025 | 2027, SubsistenceMinima>> = {
  2022: minima(13_919, [15_172, 11_970, 13_501]),
  2023: minima(14_375, [15_669, 12_363, 13_944]),
  2025: minima(17_733, [19_329, 15_250, 17_201]),
  2027: minima(19_886, [21_676, 17_102, 19_290]),
};

/** A year whose order is not at hand: stands in until the region's own values are put here, with their source. */
export const placeholder = (year: keyof typeof OF_THE_COUNTRY): MinimaPeriod =>
  yearly(year, OF_THE_COUNTRY[year]);

/** The minima rose on 1 June 2022 everywhere; stands in where the region's own order is not at hand. */
export const PLACEHOLDER_FROM_JUNE_2022: MinimaPeriod = { ...placeholder(2022), from: '2022-06-01' };
