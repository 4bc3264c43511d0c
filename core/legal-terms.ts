import type { LegalTerm } from '#core/legal-term';
import type { PolicyPack, Term } from '#core/policies/policy-pack';
import { APPLICATION_TERMS } from '#core/terms/application';
import { COMPLAINT_TERMS } from '#core/terms/complaint';
import { CONTRACT_TERMS } from '#core/terms/contract';

/** Every term of order № 10, by clause. */
export const LEGAL_TERMS: readonly LegalTerm[] = [
  ...APPLICATION_TERMS,
  ...CONTRACT_TERMS,
  ...COMPLAINT_TERMS,
];

const withRuleOf = (term: LegalTerm, rule: Term | undefined): LegalTerm =>
  rule === undefined
    ? term
    : { ...term, clause: rule.clause, title: rule.title, length: rule.days, counted: rule.counted };

/** The terms of a policy: where its pack names a code, its length and clause hold, else those of order № 10. */
export const termsOf = ({ terms }: PolicyPack): readonly LegalTerm[] =>
  LEGAL_TERMS.map((term) =>
    withRuleOf(
      term,
      terms.find(({ code }) => code === term.code),
    ),
  );
