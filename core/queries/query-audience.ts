import { isAdultOn } from '#core/time/day';
import { countsInFamily } from '#core/income/family';
import { isIdleTeenager } from '#core/income/idle-teenager';
import type { PolicyPack, QueryRule } from '#core/policies/policy-pack';
import { applicationDayOf } from '#core/time/reference-days';
import type { IncomeKind } from '#schemas/declaration';
import type { Subject } from '#schemas/person';
import type { VerificationRequest } from '#schemas/verification-request';

type Audience = { request: VerificationRequest; policy: Pick<PolicyPack, 'familyRule'> };

/** By the declaration; in the course of a contract the applicant may have become a payer since. */
const mayHaveReceipts = (
  { subjectId, role }: Subject,
  { declaration, purpose }: VerificationRequest,
): boolean =>
  declaration.activity.some((said) => said.subjectId === subjectId && said.selfEmployed === true) ||
  (role === 'applicant' && (purpose === 'contract-end' || purpose === 'post-contract'));

const SOCIAL_INCOME: ReadonlySet<string> = new Set<IncomeKind>([
  'state-pension',
  'monthly-cash-payment',
  'other-social',
]);

const isPayee = ({ declaration }: VerificationRequest, { subjectId }: Subject): boolean =>
  declaration.income.some((row) => row.subjectId === subjectId && SOCIAL_INCOME.has(row.kind));

/** Whether the policy asks this question about this person. */
export const isAskedAbout = (rule: QueryRule, subject: Subject, { request, policy }: Audience): boolean => {
  const isAdult = isAdultOn(subject.birthDate, request.acceptedOn);
  const ifCounted = (isWanted: boolean): boolean =>
    isWanted && countsInFamily(subject, policy, applicationDayOf(request));
  const orAdult = (isToo: boolean): boolean => isAdult || isToo;
  switch (rule.subjects) {
    case 'everyone':
      return true;
    case 'whose-inn-is-needed':
      return subject.inn === undefined;
    case 'counted-adults':
      return ifCounted(isAdult);
    case 'declared-self-employed':
      return ifCounted(isAdult && mayHaveReceipts(subject, request));
    case 'counted-adults-and-idle-teenagers':
      return ifCounted(orAdult(isIdleTeenager(subject, request.acceptedOn)));
    case 'counted-adults-and-payees':
      return ifCounted(orAdult(isPayee(request, subject)));
    case 'applicant':
      return subject.role === 'applicant';
  }
};
