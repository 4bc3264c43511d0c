import type { LegalTerm } from '#core/terms/legal-term';
import type { PolicyPack, Term } from '#core/policies/policy-pack';
import { APPLICATION_TERMS } from '#core/terms/application';
import { COMPLAINT_TERMS } from '#core/terms/complaint';
import { CONTRACT_TERMS } from '#core/terms/contract';
import type { TermCode } from '#schemas/deadline';
import type { Purpose } from '#schemas/verification-request';

/** Every term of order № 10, by clause. */
export const LEGAL_TERMS: readonly LegalTerm[] = [
  ...APPLICATION_TERMS,
  ...CONTRACT_TERMS,
  ...COMPLAINT_TERMS,
];

/** A number of order № 10 is no clause of another region's act: there the term is a model, and says so. */
const asModel = (term: LegalTerm): LegalTerm =>
  /^\d/.test(term.clause) ? { ...term, clause: `п. ${term.clause} приказа № 10 (образец)` } : term;

const withRuleOf = (
  term: LegalTerm,
  rule: Term | undefined,
  termsFrom: PolicyPack['termsFrom'],
): LegalTerm =>
  rule === undefined
    ? termsFrom === 'model'
      ? asModel(term)
      : term
    : { ...term, clause: rule.clause, title: rule.title, length: rule.days, counted: rule.counted };

/** Terms of an application; a later check of it has no notice and no answer of its own. */
const OF_THE_APPLICATION: readonly TermCode[] = ['mfc-transfer', 'additional-check-notice', 'final-answer'];

/**
 * The terms of a policy that run in a case of the purpose: where its pack names a code, its length and clause hold, else
 * those of order № 10.
 */
export const termsOf = (
  { terms, termsFrom }: PolicyPack,
  purpose: Purpose = 'decision',
): readonly LegalTerm[] =>
  LEGAL_TERMS.filter(({ code }) => purpose === 'decision' || !OF_THE_APPLICATION.includes(code)).map((term) =>
    withRuleOf(
      term,
      terms.find(({ code }) => code === term.code),
      termsFrom,
    ),
  );
