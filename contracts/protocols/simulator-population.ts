import * as z from 'zod';

/**
 * The people that the simulated agencies know: one file for all of them. The same shape is documented as JSON Schema in
 * `contracts/social-protection/population.schema.json`. Simulators share no type with the adapters, so that neither
 * can check itself.
 */
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Roubles with two decimals as text: `45500.00`. */
const Roubles = z.string().regex(/^\d{1,13}\.\d{2}$/);

/** How an agency treats a question. The default is `answers`. */
export const BehaviourWord = z.enum([
  /** At once. */
  'answers',
  /** The same after `lateSeconds`. */
  'late',
  /** As if the person were unknown. */
  'not-found',
  /** First "not ready", then the answer; where the contract has no such outcome: the answer. */
  'not-ready',
  /** The agency will not answer this. */
  'refuses',
  /** HTTP 503; for a whole agency the connection is cut. */
  'down',
  /** Bytes that break the contract. */
  'garbage',
  /** HTTP 200 with a page for people. */
  'html',
  /** The same answer two times. */
  'twice',
  /** A second, different answer after `lateSeconds`. */
  'contradicting',
  /** Takes the question and never answers. */
  'silent',
  /** The answer is about somebody else. */
  'wrong-person',
  /** Every reply takes `slowSeconds`. */
  'slow',
]);
export type BehaviourWord = z.infer<typeof BehaviourWord>;

export const SimulatedKind = z.enum([
  'income-by-payer',
  'entrepreneur-record',
  'self-employed-status',
  'unemployment-registration',
  'unemployment-benefits',
  'self-employment-payments',
  'business-plan-verdict',
  'business-training',
]);
export type SimulatedKind = z.infer<typeof SimulatedKind>;

export const AgencyName = z.enum(['tax', 'employment-centre', 'my-business']);
export type AgencyName = z.infer<typeof AgencyName>;

/** One word for every kind, or a word for each kind that needs one. */
const Behaviour = z.union([BehaviourWord, z.partialRecord(SimulatedKind, BehaviourWord)]);
const behaviour = { behaviour: Behaviour.optional() };

const IncomeRow = z.strictObject({
  payerInn: z.string().regex(/^(\d{10}|\d{12})$/),
  payerName: z.string().min(1),
  year: z.int().min(1990).max(2100),
  month: z.int().min(1).max(12),
  amount: Roubles,
});
const Entrepreneur = z.strictObject({
  ogrnip: z.string().regex(/^\d{15}$/),
  registeredOn: Day,
  ceasedOn: Day.optional(),
});
const TaxKnowledge = z.strictObject({
  /** A year without rows is a year about which nothing is known ("not found"). */
  income: z.array(IncomeRow).optional(),
  /** Absent or null: no entrepreneur. */
  entrepreneur: Entrepreneur.nullable().optional(),
  selfEmployed: z.boolean().optional(),
  ...behaviour,
});
const EmploymentKnowledge = z.strictObject({
  registration: z
    .array(
      z.strictObject({
        status: z.enum(['unemployed', 'job-seeker']),
        from: Day.optional(),
        until: Day.optional(),
      }),
    )
    .optional(),
  benefits: z.array(z.strictObject({ month: Month, amount: Roubles })).optional(),
  selfEmploymentPayments: z
    .array(
      z.strictObject({ paidOn: Day, purpose: z.enum(['self-employment', 'extra-jobs']), amount: Roubles }),
    )
    .optional(),
  ...behaviour,
});
const BusinessKnowledge = z.strictObject({
  plan: z
    .strictObject({
      verdict: z.enum(['approved', 'rejected', 'needs-revision']),
      decidedOn: Day,
      validUntil: Day.optional(),
      score: z.int().min(0).max(100).optional(),
      remarks: z.string().optional(),
    })
    .optional(),
  training: z
    .strictObject({
      passed: z.boolean(),
      finishedOn: Day.optional(),
      certificateNumber: z.string().optional(),
    })
    .optional(),
  ...behaviour,
});

export const SimulatedPerson = z.strictObject({
  snils: z.string().regex(/^\d{11}$/),
  inn: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  name: z.strictObject({
    family: z.string().min(1),
    given: z.string().min(1),
    patronymic: z.string().min(1).optional(),
  }),
  birthDate: Day,
  tax: TaxKnowledge.optional(),
  employmentCentre: EmploymentKnowledge.optional(),
  myBusiness: BusinessKnowledge.optional(),
});
export type SimulatedPerson = z.infer<typeof SimulatedPerson>;

export const Population = z.strictObject({
  people: z.array(SimulatedPerson),
  agencies: z.partialRecord(AgencyName, z.strictObject(behaviour)).optional(),
});
export type Population = z.infer<typeof Population>;
