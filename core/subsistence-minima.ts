import type { Kopecks } from '#schemas/money';
import type { SocialGroup } from '#schemas/person';
import type { IsoDay } from '#schemas/time';

/** Kopecks a month. */
export type SubsistenceMinima = { perCapita: Kopecks; byGroup: Record<SocialGroup, Kopecks> };

/** The minima of the days `from` … `until`, both included. */
export type MinimaPeriod = {
  from: IsoDay;
  until: IsoDay;
  minima: SubsistenceMinima;
  /** The act of the region, or where its values were published. Absent: a placeholder, which every result says. */
  source?: string;
  /** Where the act sets values by territory: each of them, as far as known. The request does not name the territory. */
  byTerritory?: readonly SubsistenceMinima[];
};

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

/** The minima that hold on `day` (clause 1.2: in force at the moment of application), or `undefined`. */
export const minimaOn = (periods: readonly MinimaPeriod[], day: IsoDay): MinimaPeriod | undefined =>
  periods.find(({ from, until }) => from <= day && day <= until);
