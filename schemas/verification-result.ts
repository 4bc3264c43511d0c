import * as z from 'zod';
import { VoluntaryEvidence } from '#schemas/application';
import { Bilingual } from '#schemas/bilingual';
import { Deadline } from '#schemas/deadline';
import { AgencyId, CaseId, OfficeId, QueryId, SubjectId } from '#schemas/ids';
import { Kopecks } from '#schemas/money';
import { QueryKind } from '#schemas/query';
import { RecordsConflict } from '#schemas/records-conflict';
import { ResultChanges } from '#schemas/result-changes';
import { Instant, IsoDay, IsoMonth } from '#schemas/time';
import { Withdrawal } from '#schemas/withdrawal';
import { PolicyReference, Purpose, Track } from '#schemas/verification-request';

/** How far one declared item could be checked. `not-covered`: no agency that we ask keeps such a record. */
const REACHED = ['confirmed', 'contradicted', 'no-answer', 'not-found', 'not-covered', 'stale'] as const;
export const CoverageState = z.enum(REACHED);
export type CoverageState = z.infer<typeof CoverageState>;

/** One declared item. `item` is a path such as `income/applicant/labour/2026-08` or `property/1`. */
export const CoverageItem = z.strictObject({
  item: z.string(),
  subjectId: SubjectId.optional(),
  title: Bilingual,
  state: CoverageState,
  /** The questions whose answers decided the state; empty where nobody could be asked. */
  evidence: z.array(QueryId),
  /** Why the state is not `confirmed`. */
  reason: Bilingual.optional(),
  /** Papers that the applicant brought of their own will (clause 2.6.1); they change no state. */
  papers: z.array(VoluntaryEvidence.omit({ claim: true })).optional(),
});
export type CoverageItem = z.infer<typeof CoverageItem>;

export const DiscrepancyKind = z.enum([
  'identity-mismatch',
  'name-lookalike',
  'person-ambiguous',
  'income-understated',
  'income-overstated',
  'income-undeclared-payer',
  'income-declared-not-found',
  'self-employment-payment-found',
  'business-undeclared',
  'self-employed-undeclared',
  'unemployment-status-differs',
  'occupation-differs',
  'alimony-deduction-unproven',
  'answer-missing',
  'answer-conflict',
  'answer-stale',
  'threshold-band',
  'plan-rejected',
  'plan-needs-revision',
  'plan-expired',
  'training-not-passed',
  'placement-conflict',
  'other-application',
  'records-conflict',
  'minimum-unconfirmed',
  'income-waived',
  'consent-withdrawn',
  'teenager-without-occupation',
  'circumstance-not-recorded',
  'citizenship-differs',
  'residence-differs',
  'passport-invalid',
  'inn-found',
  'prior-support-found',
]);
export type DiscrepancyKind = z.infer<typeof DiscrepancyKind>;

export const Severity = z.enum(['info', 'low', 'medium', 'high', 'blocking']);
export type Severity = z.infer<typeof Severity>;

/** One place where the claim and a record differ. A finding for people; never a refusal. */
export const Discrepancy = z.strictObject({
  /** Stable within a case: the same finding keeps its id from version to version. */
  id: z.string(),
  kind: DiscrepancyKind,
  severity: Severity,
  subjectId: SubjectId.optional(),
  /** The declared item it touches, as in the coverage list. */
  item: z.string(),
  declared: z.string().optional(),
  recorded: z.string().optional(),
  difference: z.int().optional(),
  effect: z.enum(['changes-eligibility', 'does-not-change-eligibility', 'not-decidable']),
  /** Clause of the regulation or act that makes it matter: `2.8.1`, `1.3(4)`. */
  clause: z.string(),
  evidence: z.array(QueryId),
  explanation: Bilingual,
  /** What may lawfully be done next. */
  nextStep: Bilingual,
  /** Only for records of agencies that contradict each other. */
  conflict: RecordsConflict.optional(),
});
export type Discrepancy = z.infer<typeof Discrepancy>;

/** Average per-capita income against the threshold; the comparison is exact, the average is for display only. */
export const IncomeAssessment = z.strictObject({
  /** Three months, all members, after alimony under a writ. */
  total: Kopecks,
  alimonyDeducted: Kopecks,
  members: z.int().min(1),
  /** total / (3 × members), rounded half up. Never compared with anything. */
  averagePerCapita: Kopecks,
  /** Threshold per person for display: the multiple of the family's mean minimum, rounded half up. */
  thresholdPerCapita: Kopecks,
  /** Strictly below the threshold (clause 1.2). */
  belowThreshold: z.boolean(),
  /** Above 1.0 but below 1.5 minima: clauses 1.2 and 2.8.2 read apart. */
  inBand: z.boolean(),
  /** Exactly on the threshold: not admitted by 1.2, not refusable by 2.8.2. */
  equalsThreshold: z.boolean(),
});
export type IncomeAssessment = z.infer<typeof IncomeAssessment>;

/** One posted event: what was reported on which day, and when it reached us, so that "what did we know when" has an answer. */
export const EventReference = z.strictObject({
  source: AgencyId,
  sourceEventId: z.string(),
  type: z.string(),
  reportedOn: IsoDay,
  receivedAt: Instant,
});
export type EventReference = z.infer<typeof EventReference>;

/** A job found, after corrections and cancellations, merged by person, employer and start day. */
export const PlacementFact = z.strictObject({
  subjectId: SubjectId,
  state: z.enum(['reported', 'cancelled', 'terminated']),
  employerInn: z.string(),
  employerName: z.string(),
  startOn: IsoDay,
  endOn: IsoDay.optional(),
  /** The day on which the end was reported: from the month after it payments are to be checked (clause 3.6.5). */
  endReportedOn: IsoDay.optional(),
  /** The strongest confirmation among the sources. */
  confirmation: z.string(),
  /** By anybody but the applicant alone. */
  isConfirmed: z.boolean(),
  /** Ids of the events in the order in which they apply, source by source. */
  events: z.array(z.string()).min(1),
  reports: z.array(EventReference).min(1),
});
export type PlacementFact = z.infer<typeof PlacementFact>;

/** A month of payment that follows from signing, a confirmed placement or study: a forecast, the office decides. */
export const PaymentMonth = z.strictObject({
  subjectId: SubjectId,
  month: IsoMonth,
  ground: z.enum(['signing', 'employment', 'training']),
  /** `to-check`: the job was reported as ended, the course as dropped (clause 3.6.1 б). */
  state: z.enum(['due', 'to-check']),
});
export type PaymentMonth = z.infer<typeof PaymentMonth>;

/** What an agency pushed about a person, after corrections. `withdrawnOn`: its sender took it back, it holds no more. */
export const AgencyFact = z.strictObject({
  subjectId: SubjectId,
  type: z.string(),
  /** The day from which it holds, whenever it was reported. */
  effectiveOn: IsoDay,
  withdrawnOn: IsoDay.optional(),
  title: Bilingual,
  /** What it may mean for a contract in force, and by which clause; people decide. */
  clause: z.string().optional(),
  consequence: Bilingual.optional(),
  reports: z.array(EventReference).min(1),
});
export type AgencyFact = z.infer<typeof AgencyFact>;

/** Which answer a conclusion rests on. */
export const AnswerReference = z.strictObject({
  queryId: QueryId,
  agency: AgencyId,
  kind: QueryKind,
  subjectId: SubjectId,
  outcome: z.string(),
  receivedAt: Instant.optional(),
  late: z.boolean(),
});
export type AnswerReference = z.infer<typeof AnswerReference>;

/**
 * `confirmed` every item that can be checked is; `confirmed-with-remarks` only findings without effect;
 * `discrepancies` at least one finding of medium severity or more; `incomplete` for some item that can be checked there
 * is no answer or no record yet, and nothing contradicts; `not-verifiable` no item could be checked. Several agencies
 * silent and a finding: `discrepancies`.
 */
const ResultStatus = z.enum([
  'confirmed',
  'confirmed-with-remarks',
  'discrepancies',
  'incomplete',
  'not-verifiable',
]);

/** The income per head on which the decision rested, beside the income of this result. */
export const IncomeComparison = z.strictObject({
  caseId: CaseId,
  version: z.int().min(1),
  months: z.array(z.string()).length(3),
  before: IncomeAssessment,
  /** Of the averages per head, now minus before; for display. */
  difference: z.int(),
  /** Exact, not of the rounded averages. */
  direction: z.enum(['higher', 'lower', 'same']),
});
export type IncomeComparison = z.infer<typeof IncomeComparison>;

/** What reconciling concludes: everything but the version, which the writer counts. */
export const Conclusion = z.strictObject({
  status: ResultStatus,
  summary: Bilingual,
  income: z.strictObject({
    months: z.array(z.string()).length(3),
    declared: IncomeAssessment,
    /** Declared amounts replaced by recorded ones where a register has closed the month; absent if none has. */
    recorded: IncomeAssessment.optional(),
    /** At the end of a contract and after it, where the decision rested on other months. */
    comparison: IncomeComparison.optional(),
  }),
  coverage: z.array(CoverageItem),
  discrepancies: z.array(Discrepancy),
  placements: z.array(PlacementFact),
  /** For statistics only, where the pack counts it (order Пр-622 п. 1б); absent while nobody has answered. */
  jobLostAfter20220301: z.boolean().optional(),
  /** Tracks in which the pack pays after a job or during study. */
  paymentMonths: z.array(PaymentMonth),
  /** Pushed facts other than placements, by the day from which they hold. */
  facts: z.array(AgencyFact),
  deadlines: z.array(Deadline),
  basedOn: z.array(AnswerReference),
  /** Absent while nothing is withdrawn. */
  withdrawals: z.array(Withdrawal).optional(),
});
export type Conclusion = z.infer<typeof Conclusion>;

/** The verification result: append-only, versioned. It reports; people decide. */
export const VerificationResult = z.strictObject({
  schemaVersion: z.literal('1'),
  caseId: CaseId,
  officeId: OfficeId,
  registrationNumber: z.string(),
  /** Results of an earlier edition do not say it. */
  purpose: Purpose.optional(),
  /** As the request says it: which month a check of a signed contract is for. */
  checkMonth: IsoMonth.optional(),
  policy: PolicyReference,
  track: Track,
  testMode: z.boolean(),
  /** 0 for the live view of a case that still waits; 1 for the first issued result. */
  version: z.int().min(0),
  /** False while questions are open: such a view is never stored. */
  final: z.boolean(),
  createdAt: Instant,
  /** The first issued version names everything known (clause 2.6.6(4)): no question was open. Absent in a live view. */
  completeAtFirstIssue: z.boolean().optional(),
  /** Against the version before; absent in the first one and in a live view. */
  changes: ResultChanges.optional(),
  ...Conclusion.shape,
});
export type VerificationResult = z.infer<typeof VerificationResult>;
