import { ageOn, isAdultOn } from '#core/time/day';
import type { PolicyPack } from '#core/policies/policy-pack';
import { applicationDayOf } from '#core/time/reference-days';
import type { Subject } from '#schemas/person';
import type { IsoDay } from '#schemas/time';
import type { VerificationRequest } from '#schemas/verification-request';

/** Own children in full-time study count until this birthday (rules of № 1931, pp. 33–34). */
const STUDENT_AGE_LIMIT = 23;

/** What decides whether somebody is a member. */
type Person = Pick<Subject, 'role' | 'birthDate' | 'countedInFamily' | 'relation' | 'fullTimeStudy'>;
type Rules = Pick<PolicyPack, 'familyRule'>;

/** Pp. 33–34 of the rules of № 1931: applicant, spouse, minor children, wards, own children under 23 in full-time study. */
const countsByRules1931 = ({ relation, birthDate, fullTimeStudy }: Person, day: IsoDay): boolean => {
  switch (relation) {
    case 'spouse':
      return true;
    case 'child':
      return (
        !isAdultOn(birthDate, day) || (fullTimeStudy === true && ageOn(birthDate, day) < STUDENT_AGE_LIMIT)
      );
    case 'ward':
      return !isAdultOn(birthDate, day);
    case 'parent':
    case 'sibling':
    case 'other':
    case undefined:
      return false;
  }
};

/** Whether a person is a member for the divisor and for the income. The office declares the exclusions of 44-ФЗ art. 14. */
export const countsInFamily = (subject: Person, { familyRule }: Rules, day: IsoDay): boolean => {
  if (subject.role === 'applicant') return true;
  if (subject.countedInFamily === false) return false;
  switch (familyRule) {
    case 'law-44':
      return true;
    case 'rules-1931':
      return countsByRules1931(subject, day);
  }
};

/** The members on the day of application, the applicant among them. */
export const familyOf = (request: VerificationRequest, policy: Rules): Subject[] =>
  request.subjects.filter((subject) => countsInFamily(subject, policy, applicationDayOf(request)));
