import type { PolicyPack } from '#core/policies/policy-pack';

const UNRELIABLE = '178-ФЗ ст. 8';
const CONTRACT = '178-ФЗ ст. 8.1';

/**
 * Where a region's own clause numbers are not at hand, a finding names the article of the federal law. Regional acts
 * that repeat the rules of № 1931 differ in their numbers: to be confirmed against each.
 */
export const FEDERAL_CLAUSES: PolicyPack['clauses'] = {
  'identity-mismatch': UNRELIABLE,
  'name-lookalike': UNRELIABLE,
  'person-ambiguous': UNRELIABLE,
  'income-understated': `${UNRELIABLE}; 44-ФЗ ст. 4`,
  'income-overstated': `${UNRELIABLE}; 44-ФЗ ст. 4`,
  'income-undeclared-payer': `${UNRELIABLE}; 44-ФЗ ст. 4`,
  'income-declared-not-found': '44-ФЗ ст. 4',
  'self-employment-payment-found': CONTRACT,
  'business-undeclared': UNRELIABLE,
  'self-employed-undeclared': UNRELIABLE,
  'unemployment-status-differs': UNRELIABLE,
  'occupation-differs': UNRELIABLE,
  'alimony-deduction-unproven': '44-ФЗ; ПП РФ № 512',
  'answer-missing': '210-ФЗ ст. 7.2',
  'answer-conflict': '210-ФЗ ст. 7.2',
  'answer-stale': CONTRACT,
  'threshold-band': CONTRACT,
  'plan-rejected': CONTRACT,
  'plan-needs-revision': CONTRACT,
  'plan-expired': CONTRACT,
  'training-not-passed': CONTRACT,
  'placement-conflict': CONTRACT,
  'other-application': CONTRACT,
  'records-conflict': '210-ФЗ ст. 7.2',
  'minimum-unconfirmed': '134-ФЗ ст. 4',
  'income-waived': 'ПП РФ № 512 п. 3(1)',
  'consent-withdrawn': '178-ФЗ ст. 8.1; 152-ФЗ ст. 9',
  'teenager-without-occupation': CONTRACT,
  'circumstance-not-recorded': UNRELIABLE,
  'citizenship-differs': CONTRACT,
  'residence-differs': CONTRACT,
  'passport-invalid': UNRELIABLE,
  'inn-found': '210-ФЗ ст. 7.2',
  'prior-support-found': CONTRACT,
};

export const FEDERAL_PROCEDURE: PolicyPack['procedure'] = {
  papersNotRequired: { ru: '210-ФЗ ст. 7', en: '210-FZ art. 7' },
  additionalCheck: { ru: '178-ФЗ ст. 8', en: '178-FZ art. 8' },
  // The final answer is due within thirty days of the application, whoever is asked.
  noSuspension: { ru: '178-ФЗ ст. 8', en: '178-FZ art. 8' },
  consents: { ru: '178-ФЗ ст. 8.1; 152-ФЗ ст. 9', en: '178-FZ art. 8.1; 152-FZ art. 9' },
  businessConsent: { ru: '152-ФЗ ст. 9', en: '152-FZ art. 9' },
  prolongation: 'ПП РФ № 1931; 178-ФЗ ст. 8.1',
};
