import { ageOn } from '#core/time/day';
import type { Subject } from '#schemas/person';
import type { IsoDay } from '#schemas/time';

/** From 16 one may be registered as unemployed; from 18 everybody is asked about anyway. */
const FROM_AGE = 16;
const ADULT_AGE = 18;

type Person = Pick<Subject, 'birthDate' | 'occupation' | 'fullTimeStudy'>;

/** A member of 16 or 17 who by the declaration neither works nor studies. Nothing declared: nothing assumed. */
export const isIdleTeenager = ({ birthDate, occupation, fullTimeStudy }: Person, day: IsoDay): boolean => {
  const age = ageOn(birthDate, day);
  if (age < FROM_AGE || age >= ADULT_AGE || fullTimeStudy === true) return false;
  return occupation === 'unemployed' || occupation === 'homemaker';
};
