import * as z from 'zod';
import { EmployerInn } from '#schemas/identifiers';
import { SubjectId } from '#schemas/ids';
import { RoubleText } from '#schemas/money';
import { plainText } from '#schemas/plain-text';
import { IsoDay, IsoMonth } from '#schemas/time';

/** The six kinds of income of the form (table 2). */
export const IncomeKind = z.enum([
  'labour',
  'state-pension',
  'monthly-cash-payment',
  'other-social',
  'alimony-received',
  'other',
]);
export type IncomeKind = z.infer<typeof IncomeKind>;

/** A whole sum and the months for which it was earned, both included: seasonal, civil-law, business (44-ФЗ art. 9). */
export const EarnedOver = z.strictObject({ from: IsoMonth, to: IsoMonth, amount: RoubleText });
export type EarnedOver = z.infer<typeof EarnedOver>;

/** One row of table 2: one person, one kind; either three months in the order of `incomeMonths`, or uneven income. */
export const IncomeClaim = z.strictObject({
  subjectId: SubjectId,
  kind: IncomeKind,
  payer: z.strictObject({ inn: EmployerInn.optional(), name: plainText(300).optional() }).optional(),
  byMonth: z.tuple([RoubleText, RoubleText, RoubleText]).optional(),
  earnedOver: EarnedOver.optional(),
});
export type IncomeClaim = z.infer<typeof IncomeClaim>;

/** Alimony withheld under a writ; without the writ's data it may not be deducted. */
const AlimonyClaim = z.strictObject({
  amount: RoubleText,
  writNumber: plainText(60).optional(),
  writDate: IsoDay.optional(),
  payee: plainText(300).optional(),
});

const PropertyClaim = z.strictObject({
  ownerSubjectId: SubjectId,
  kind: z.enum(['housing', 'land', 'vehicle', 'other']),
  address: plainText(500).optional(),
  vehicle: z.strictObject({ make: plainText(100), ageYears: z.int().min(0).max(120).optional() }).optional(),
  landUse: plainText(200).optional(),
});

/** What the family said. Immutable once registered: every answer is compared with it. */
export const Declaration = z.strictObject({
  /** The accounting period, oldest month first. */
  incomeMonths: z.tuple([IsoMonth, IsoMonth, IsoMonth]),
  income: z.array(IncomeClaim).max(200),
  alimonyPaid: z.array(AlimonyClaim).max(20),
  property: z.array(PropertyClaim).max(100),
  /** Payments for self-employment or extra jobs in the last five years (clause 1.3, sub-clause 4). */
  selfEmploymentPayments: z
    .array(z.strictObject({ subjectId: SubjectId, received: z.enum(['yes', 'no', 'not-stated']) }))
    .max(30),
  /** Registration at the employment centre, sole entrepreneurship, tax on professional income, companies, as declared. */
  activity: z
    .array(
      z.strictObject({
        subjectId: SubjectId,
        registeredUnemployed: z.boolean().optional(),
        entrepreneur: z.boolean().optional(),
        selfEmployed: z.boolean().optional(),
        /** Director or founder of a company. */
        companyRole: z.boolean().optional(),
      }),
    )
    .max(30),
  businessPlan: z
    .strictObject({ reference: plainText(60), activity: plainText(300), requestedAmount: RoubleText })
    .optional(),
});
export type Declaration = z.infer<typeof Declaration>;
