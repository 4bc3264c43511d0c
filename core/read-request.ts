import { checkMonthRules } from '#core/request-rules/check-month-rules';
import { circumstanceRules } from '#core/request-rules/circumstance-rules';
import { consentRules } from '#core/request-rules/consent-rules';
import { earnedOverRules } from '#core/request-rules/earned-over-rules';
import { editionRules } from '#core/request-rules/edition-rules';
import { evidenceRules } from '#core/request-rules/evidence-rules';
import { familyRules } from '#core/request-rules/family-rules';
import { filingRules } from '#core/request-rules/filing-rules';
import { policyRules } from '#core/request-rules/policy-rules';
import { referenceRules } from '#core/request-rules/reference-rules';
import type { RequestRule } from '#core/request-rules/rule';
import { subjectRules } from '#core/request-rules/subject-rules';
import { type FieldError, fieldErrors } from '#schemas/problem';
import { VerificationRequest } from '#schemas/verification-request';

const rules: readonly RequestRule[] = [
  ...subjectRules,
  ...referenceRules,
  ...familyRules,
  ...consentRules,
  ...policyRules,
  ...earnedOverRules,
  ...editionRules,
  ...filingRules,
  ...circumstanceRules,
  ...evidenceRules,
  ...checkMonthRules,
];

/** Three consents of one paper have one wrong day. */
const once = (errors: readonly FieldError[]): FieldError[] => [
  ...new Map(errors.map((error) => [`${error.pointer} ${error.detail}`, error])).values(),
];

/** Everything that is wrong at once: fields by themselves and fields against each other (clauses 2.7, 2.6.6(4)). */
export const readVerificationRequest = (
  input: unknown,
): { type: 'read'; request: VerificationRequest } | { type: 'wrong'; errors: FieldError[] } => {
  const parsed = VerificationRequest.safeParse(input);
  const errors = once([
    ...(parsed.success ? [] : fieldErrors(parsed.error)),
    ...rules.flatMap((check) => check(input)),
  ]);
  return parsed.success && errors.length === 0
    ? { type: 'read', request: parsed.data }
    : { type: 'wrong', errors };
};
