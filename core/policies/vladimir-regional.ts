import type { PolicyPack, Term } from '#core/policies/policy-pack';
import { TRACKS, queryRules } from '#core/policies/query-matrix';
import { VLADIMIR_MINIMA } from '#core/policies/vladimir-minima';

const STATE_BODIES = '210-ФЗ ст. 7.1; п. 3.2.2 регламента № 10 от 08.12.2015';

const terms: readonly Term[] = [
  {
    code: 'preparation',
    clause: '3.2.2',
    title: {
      ru: 'Проверить сведения и передать дело в комиссию',
      en: 'Verify and hand over to the commission',
    },
    days: 6,
    counted: 'calendar-days',
  },
  {
    code: 'additional-check-notice',
    clause: '3.2.3',
    title: { ru: 'Уведомить о дополнительной проверке', en: 'Notify about an additional check' },
    days: 10,
    counted: 'calendar-days',
  },
  {
    code: 'final-answer',
    clause: '3.2.3',
    title: { ru: 'Дать заявителю окончательный ответ', en: 'Give the applicant the final answer' },
    days: 30,
    counted: 'calendar-days',
  },
];

/** Order № 10 of 08.12.2015 in the edition of 07.12.2023, regional budget (clause 1.2). */
export const vladimirRegional: PolicyPack = {
  reference: { id: 'vladimir-regional', edition: '2023-12-07' },
  title: {
    ru: 'Владимирская область, социальный контракт за счёт областного бюджета',
    en: 'Vladimir region, social contract from the regional budget',
  },
  timeZone: 'Europe/Moscow',
  threshold: { numerator: 3, denominator: 2 },
  incomeLagMonths: 0,
  minima: VLADIMIR_MINIMA,
  selfEmploymentLookBackYears: 5,
  queries: queryRules({ tracks: TRACKS, basis: STATE_BODIES, lookBackClause: 'п. 1.3(4)' }),
  tolerance: { percent: 10, perMonth: 100_000 },
  terms,
  clauses: {
    'identity-mismatch': '2.8.1',
    'name-lookalike': '2.8.1',
    'person-ambiguous': '2.8.1',
    'income-understated': '2.8.1',
    'income-overstated': '2.8.1',
    'income-undeclared-payer': '2.8.1',
    'income-declared-not-found': '2.8.1',
    'self-employment-payment-found': '1.3(4)',
    'business-undeclared': '2.8.1',
    'self-employed-undeclared': '2.8.1',
    'unemployment-status-differs': '2.8.1',
    'occupation-differs': '2.8.1',
    'alimony-deduction-unproven': '2.8.1',
    'answer-missing': '3.2.2',
    'answer-conflict': '3.2.2',
    'threshold-band': '1.2; 2.8.2',
    'plan-rejected': '2.8.3',
    'plan-needs-revision': '3.2.2',
    'plan-expired': '3.2.2',
    'training-not-passed': '3.2.2',
    'placement-conflict': '3.4.4',
  },
};
