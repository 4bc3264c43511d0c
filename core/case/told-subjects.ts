import { isAdultOn } from '#core/time/day';
import type { SubjectId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoDay } from '#schemas/time';

/**
 * Whose records an applicant may read: their own, and those of minors whom they represent by the declared relation. An
 * adult member reads their own (152-ФЗ art. 14); the applicant is told that somebody was asked, not what was found.
 */
export const isToldAbout = (subjects: readonly Subject[], day: IsoDay) => {
  const told = new Set<SubjectId>(
    subjects
      .filter(
        ({ role, relation, birthDate }) =>
          role === 'applicant' ||
          (!isAdultOn(birthDate, day) && (relation === 'child' || relation === 'ward')),
      )
      .map(({ subjectId }) => subjectId),
  );
  const isEverybody = subjects.every(({ subjectId }) => told.has(subjectId));
  /** What concerns the family as a whole could be subtracted: it is told where every record in it may be. */
  return (subjectId: SubjectId | undefined): boolean =>
    subjectId === undefined ? isEverybody : told.has(subjectId);
};
