import * as z from 'zod';
import { Attachments } from '#schemas/attachment';
import { PersonInn } from '#schemas/identifiers';
import { AgencyId, QueryId } from '#schemas/ids';
import { Kopecks } from '#schemas/money';
import { Instant, IsoDay, IsoMonth } from '#schemas/time';

/** The person as the register knows them: compared with the subject before any fact is believed. */
export const RegisteredPerson = z.strictObject({
  snils: z.string().optional(),
  inn: z.string().optional(),
  family: z.string().optional(),
  given: z.string().optional(),
  patronymic: z.string().optional(),
  birthDate: IsoDay.optional(),
});
export type RegisteredPerson = z.infer<typeof RegisteredPerson>;

const Payer = z.strictObject({ inn: z.string().optional(), name: z.string() });
const MonthlyAmount = z.strictObject({ month: IsoMonth, amount: Kopecks });
const aboutPerson = { person: RegisteredPerson.optional() };

const IncomeByPayer = z.strictObject({
  kind: z.literal('income-by-payer'),
  ...aboutPerson,
  reportYear: z.int(),
  payers: z.array(z.strictObject({ payer: Payer, months: z.array(MonthlyAmount) })),
});
export const IncomeCertificate = z.strictObject({
  kind: z.literal('income-certificate'),
  ...aboutPerson,
  reportYear: z.int(),
  payers: z.array(
    z.strictObject({
      payer: Payer,
      /** One row per month and code of income: `2000` is pay, `2300` sick pay. */
      months: z.array(MonthlyAmount.extend({ incomeCode: z.string() })),
    }),
  ),
});
export const EntrepreneurRecord = z.strictObject({
  kind: z.literal('entrepreneur-record'),
  ...aboutPerson,
  ogrnip: z.string(),
  registeredOn: IsoDay,
  /** Absent while the business is active. */
  ceasedOn: IsoDay.optional(),
  cessationCode: z.string().optional(),
  mainActivityCode: z.string().optional(),
});
const SelfEmployedStatus = z.strictObject({
  kind: z.literal('self-employed-status'),
  ...aboutPerson,
  isPayer: z.boolean(),
  /** The day that the status is about, where the reply says it; else the query's period says the day asked about. */
  asOf: IsoDay.optional(),
});
const SelfEmployedIncome = z.strictObject({
  kind: z.literal('self-employed-income'),
  ...aboutPerson,
  /** The last month that cannot change any more: absent from a later one is not zero. */
  closedThrough: IsoMonth,
  payments: z.array(MonthlyAmount),
});
export const CompanyRoles = z.strictObject({
  kind: z.literal('company-roles'),
  ...aboutPerson,
  roles: z.array(
    z.strictObject({
      role: z.enum(['director', 'founder']),
      since: IsoDay,
      /** Absent while the role lasts. */
      until: IsoDay.optional(),
      company: z.strictObject({
        ogrn: z.string(),
        inn: z.string(),
        name: z.string(),
        /** Absent while the company exists. */
        ceasedOn: IsoDay.optional(),
      }),
    }),
  ),
});
const UnemploymentRegistration = z.strictObject({
  kind: z.literal('unemployment-registration'),
  ...aboutPerson,
  /** Empty: known to the centre, never registered. Open ends are open periods. */
  periods: z.array(
    z.strictObject({
      status: z.enum(['unemployed', 'job-seeker']),
      from: IsoDay.optional(),
      until: IsoDay.optional(),
    }),
  ),
});
const UnemploymentBenefits = z.strictObject({
  kind: z.literal('unemployment-benefits'),
  ...aboutPerson,
  payments: z.array(MonthlyAmount),
});
const SelfEmploymentPayments = z.strictObject({
  kind: z.literal('self-employment-payments'),
  ...aboutPerson,
  payments: z.array(
    z.strictObject({ paidOn: IsoDay, purpose: z.enum(['self-employment', 'extra-jobs']), amount: Kopecks }),
  ),
});
const BusinessPlanVerdict = z.strictObject({
  kind: z.literal('business-plan-verdict'),
  ...aboutPerson,
  verdict: z.enum(['approved', 'rejected', 'needs-revision']),
  decidedOn: IsoDay,
  validUntil: IsoDay.optional(),
  score: z.int().min(0).max(100).optional(),
  remarks: z.string().optional(),
});
const BusinessTraining = z.strictObject({
  kind: z.literal('business-training'),
  ...aboutPerson,
  passed: z.boolean(),
  finishedOn: IsoDay.optional(),
  certificateNumber: z.string().optional(),
});

const SocialFundPayments = z.strictObject({
  kind: z.literal('social-fund-payments'),
  ...aboutPerson,
  /** Each payment under the kind of income that the form declares it as. Empty: known, nothing paid in the period. */
  payments: z.array(
    z.strictObject({
      month: IsoMonth,
      income: z.enum(['state-pension', 'monthly-cash-payment', 'other-social']),
      amount: Kopecks,
    }),
  ),
});
const PassportValidity = z.strictObject({
  kind: z.literal('passport-validity'),
  ...aboutPerson,
  /** Every passport that the register gives for the one asked about. */
  passports: z.array(
    z.strictObject({
      series: z.string(),
      number: z.string(),
      issuedOn: IsoDay,
      /** Absent while the passport is valid; the code is the register's own. */
      invalid: z.strictObject({ since: IsoDay, reasonCode: z.string() }).optional(),
    }),
  ),
});
const InnByPassport = z.strictObject({
  kind: z.literal('inn-by-passport'),
  /** The answer is the number and names nobody. */
  person: RegisteredPerson.extend({ inn: PersonInn }),
});
const BusinessPriorSupport = z.strictObject({
  kind: z.literal('business-prior-support'),
  ...aboutPerson,
  /** Every support of a business that the centre knows of. Empty: known to the centre, none received. */
  received: z.array(
    z.strictObject({
      /** By 209-ФЗ art. 16; the money of a contract is financial support. */
      form: z.enum(['financial', 'property', 'advice', 'training', 'other']),
      grantedOn: IsoDay,
      /** Absent where the support lasts no time: it was paid once. */
      until: IsoDay.optional(),
      amount: Kopecks,
      /** Who gave it, as the centre names them. */
      givenBy: z.string(),
    }),
  ),
});

/** What an agency knows, in our words; one shape per query kind. */
export const Facts = z.discriminatedUnion('kind', [
  IncomeByPayer,
  IncomeCertificate,
  EntrepreneurRecord,
  SelfEmployedStatus,
  SelfEmployedIncome,
  CompanyRoles,
  UnemploymentRegistration,
  UnemploymentBenefits,
  SelfEmploymentPayments,
  BusinessPlanVerdict,
  BusinessTraining,
  SocialFundPayments,
  PassportValidity,
  InnByPassport,
  BusinessPriorSupport,
]);
export type Facts = z.infer<typeof Facts>;

/** An agency's code for its outcome (`01`, `NO_DATA`, `smev-504`), kept for people; decisions use `outcome`. */
const code = { code: z.string().max(100).optional() };

/**
 * What a reply says. "No data" is never "no": each of these stays apart.
 * `not-found` the register has no such person or record; `not-ready` ask again later; `refused` the agency may not or
 * will not answer; `invalid-query` the agency could not read our question; `ambiguous-person` several people match;
 * `unanswered` the due time passed in silence (recorded by us, never by an agency).
 */
export const ReplyContent = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('found'), facts: Facts, ...code }),
  z.strictObject({ outcome: z.literal('not-found'), ...code }),
  z.strictObject({ outcome: z.literal('not-ready'), ...code }),
  z.strictObject({ outcome: z.literal('refused'), ...code }),
  z.strictObject({ outcome: z.literal('invalid-query'), ...code }),
  z.strictObject({ outcome: z.literal('ambiguous-person'), ...code }),
  z.strictObject({ outcome: z.literal('unanswered'), ...code }),
]);
export type ReplyContent = z.infer<typeof ReplyContent>;
export type Outcome = ReplyContent['outcome'];

/** A recorded answer: what was said, when it reached us, digest of what was said (equal content = equal digest). */
export const Answer = z.strictObject({
  queryId: QueryId,
  agency: AgencyId,
  receivedAt: Instant,
  /** Arrived after the query had already been answered or expired. */
  late: z.boolean(),
  digest: z.string(),
  content: ReplyContent,
  /** What the reply brought along: evidence beside what it says. */
  attachments: Attachments.optional(),
});
export type Answer = z.infer<typeof Answer>;
