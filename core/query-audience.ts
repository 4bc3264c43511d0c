import { isAdultOn } from '#core/day';
import type { QueryRule } from '#core/policies/policy-pack';
import type { Subject } from '#schemas/person';
import type { IsoDay } from '#schemas/time';

/** Whether the policy asks this question about this person. */
export const isAskedAbout = (rule: QueryRule, subject: Subject, acceptedOn: IsoDay): boolean => {
  switch (rule.subjects) {
    case 'everyone':
      return true;
    case 'counted-adults':
      return isAdultOn(subject.birthDate, acceptedOn);
    case 'applicant':
      return subject.role === 'applicant';
  }
};
