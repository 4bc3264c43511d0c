import { isAdultOn } from '#core/day';
import { countsInFamily } from '#core/family';
import { isIdleTeenager } from '#core/idle-teenager';
import type { PolicyPack, QueryRule } from '#core/policies/policy-pack';
import { applicationDayOf } from '#core/reference-days';
import type { Subject } from '#schemas/person';
import type { VerificationRequest } from '#schemas/verification-request';

type Audience = { request: VerificationRequest; policy: Pick<PolicyPack, 'familyRule'> };

/** Whether the policy asks this question about this person. */
export const isAskedAbout = (rule: QueryRule, subject: Subject, { request, policy }: Audience): boolean => {
  switch (rule.subjects) {
    case 'everyone':
      return true;
    case 'counted-adults':
      return (
        isAdultOn(subject.birthDate, request.acceptedOn) &&
        countsInFamily(subject, policy, applicationDayOf(request))
      );
    case 'counted-adults-and-idle-teenagers':
      return (
        (isAdultOn(subject.birthDate, request.acceptedOn) || isIdleTeenager(subject, request.acceptedOn)) &&
        countsInFamily(subject, policy, applicationDayOf(request))
      );
    case 'applicant':
      return subject.role === 'applicant';
  }
};
