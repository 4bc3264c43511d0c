import { businessPlanVerdict } from '#core/reconcile/business-plan';
import { entrepreneurRecords, selfEmployedStatuses } from '#core/reconcile/business-status';
import { businessTraining } from '#core/reconcile/business-training';
import { businessPriorSupport } from '#core/reconcile/business-prior-support';
import { companyRoles } from '#core/reconcile/company-roles';
import type { Context } from '#core/reconcile/context';
import { type Contribution, contribution } from '#core/reconcile/contribution';
import { innByPassport } from '#core/reconcile/inn-by-passport';
import { labourIncome } from '#core/reconcile/labour-income';
import { passportValidity } from '#core/reconcile/passport-validity';
import { selfEmploymentPayments } from '#core/reconcile/self-employment-payments';
import { socialFundPayments } from '#core/reconcile/social-fund-payments';
import { unemploymentBenefits } from '#core/reconcile/unemployment-benefits';
import { unemploymentRegistrations } from '#core/reconcile/unemployment-registration';
import type { QueryKind } from '#schemas/query';

/** One comparison per kind of question. A new kind is a new row. */
export const reconcilers: Readonly<Record<QueryKind, (context: Context) => Contribution>> = {
  'income-by-payer': labourIncome,
  'unemployment-benefits': unemploymentBenefits,
  'self-employment-payments': selfEmploymentPayments,
  'unemployment-registration': unemploymentRegistrations,
  'entrepreneur-record': entrepreneurRecords,
  'self-employed-status': selfEmployedStatuses,
  // Speaks for the years that the register of payers does not reach: `labourIncome` reads both.
  'income-certificate': () => contribution({}),
  // Receipts and wages of a month are compared as one: `labourIncome` does it.
  'self-employed-income': () => contribution({}),
  'company-roles': companyRoles,
  'business-plan-verdict': businessPlanVerdict,
  'business-training': businessTraining,
  'social-fund-payments': socialFundPayments,
  'passport-validity': passportValidity,
  'inn-by-passport': innByPassport,
  'business-prior-support': businessPriorSupport,
};
