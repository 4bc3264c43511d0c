import type { Population } from '#contracts/protocols/simulator-population';
import { isPersonInn, isSnils } from '#schemas/checksums';
import { pointerOf } from '#schemas/problem';
import { IsoDay } from '#schemas/time';

type Path = readonly (string | number)[];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const wrongDay = (value: unknown, path: Path): Path | undefined => {
  if (typeof value === 'string')
    return DAY.test(value) && !IsoDay.safeParse(value).success ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const found = wrongDay(inner, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
};

/**
 * What a schema cannot say of a population: a slip in a number or a day would make somebody unknown to every agency, and
 * the result would say "not found". The place and what is wrong there, never the value.
 */
export const populationFault = (population: Population): string | undefined => {
  const { people } = population;
  const numbers = people.map(({ snils }) => snils);
  for (const [place, { snils, inn }] of people.entries()) {
    const at = `/people/${place}`;
    if (!isSnils(snils)) return `${at}/snils: the check number does not match`;
    if (numbers.indexOf(snils) < place) return `${at}/snils: this person is in the file already`;
    if (inn !== undefined && !isPersonInn(inn)) return `${at}/inn: the check digits do not match`;
  }
  const day = wrongDay(population, []);
  return day === undefined ? undefined : `${pointerOf(day)}: there is no such day`;
};
