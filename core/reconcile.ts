import { agencyFacts, type PushedFact } from '#core/events/agency-facts';
import { consentsUnder } from '#core/consents';
import { deadlinesFrom } from '#core/terms/deadlines';
import { assessIncome, declaredIncome } from '#core/income/income';
import { incomeWindowOf } from '#core/income/income-window';
import type { OfficeBasis } from '#core/office/office-basis';
import { inOrderOf } from '#core/time/order';
import { paymentMonths } from '#core/events/placement-payments';
import { mergePlacements } from '#core/events/placements';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { MatchedEvent, QueryRow } from '#core/ports';
import { applicationDayOf } from '#core/time/reference-days';
import { agencyFactOf } from '#core/reconcile/agency-fact';
import { answerFindings } from '#core/reconcile/answer-findings';
import { applicantConditions } from '#core/reconcile/applicant-conditions';
import { answerReferences } from '#core/reconcile/answer-references';
import { circumstances } from '#core/reconcile/circumstances';
import { type Context, readAnswers } from '#core/reconcile/context';
import { consentFindings } from '#core/reconcile/consent-findings';
import { joined } from '#core/reconcile/contribution';
import { eventPersons } from '#core/reconcile/event-person';
import { discrepancyOf, type EligibilityShift, type Finding } from '#core/reconcile/finding';
import { factFindings } from '#core/reconcile/fact-findings';
import { freshnessOf } from '#core/reconcile/freshness';
import { idleTeenagerFindings } from '#core/reconcile/idle-teenagers';
import { incomeComparison } from '#core/reconcile/income-comparison';
import { incomeWaivers } from '#core/reconcile/income-waiver';
import { jobLossFlag } from '#core/reconcile/job-loss';
import { minimumFindings } from '#core/reconcile/minimum-findings';
import { occupations } from '#core/reconcile/occupation';
import { otherApplicationFindings, type OtherApplication } from '#core/reconcile/other-applications';
import { placementFindings } from '#core/reconcile/placement-findings';
import { withPushedVerdicts } from '#core/reconcile/plan-verdicts';
import { recordConflicts } from '#core/reconcile/record-conflicts';
import { reconcilers } from '#core/reconcile/reconcilers';
import { statusOf, summaryOf } from '#core/reconcile/status';
import { thresholdFindings } from '#core/reconcile/threshold-findings';
import { uncoveredClaims } from '#core/reconcile/uncovered-claims';
import { withVoluntaryEvidence } from '#core/reconcile/voluntary-evidence';
import { usableAnswers, withdrawalsOf } from '#core/reconcile/withdrawals';
import { paidStudyMonths, studyPaymentMonths } from '#core/events/study-payments';
import type { Answer } from '#schemas/answer';
import type { VerificationRequest } from '#schemas/verification-request';
import {
  type Conclusion,
  type Discrepancy,
  type IncomeAssessment,
  type PaymentMonth,
  type PlacementFact,
  Severity,
  type VerificationResult,
} from '#schemas/verification-result';

type Reconciled = {
  request: VerificationRequest;
  queries: readonly QueryRow[];
  /** Answers beside the effective ones, kept because they say something else. */
  furtherAnswers: readonly Answer[];
  events: readonly MatchedEvent[];
  policy: PolicyPack;
  /** What the office has posted; absent where nothing is. */
  office?: OfficeBasis;
  /** Other applications of these people, as they stand now. */
  otherApplications?: readonly OtherApplication[];
  /** What the decision rested on, for a check at the end of the contract or after it. */
  decision?: Pick<VerificationResult, 'caseId' | 'version' | 'income'> | undefined;
};

const NOTHING_POSTED: OfficeBasis = { withdrawnConsents: [] };

type Incomes = { declared: IncomeAssessment; recorded?: IncomeAssessment; counted: bigint };

/** The family by its declaration, and by the registers where they have closed a month. */
const assessBoth = ({ request, policy }: Context, corrections: readonly bigint[]): Incomes => {
  const income = declaredIncome(request, policy);
  const declared = assessIncome({ request, policy, income });
  if (corrections.length === 0) return { declared, counted: income };
  const counted = corrections.reduce((sum, correction) => sum + correction, income);
  return { declared, recorded: assessIncome({ request, policy, income: counted }), counted };
};

const shiftOf = ({ declared, recorded }: Omit<Incomes, 'counted'>): EligibilityShift => {
  if (recorded === undefined || recorded.belowThreshold === declared.belowThreshold) return 'none';
  return recorded.belowThreshold ? 'gained' : 'lost';
};

/** The heaviest first, then by item: the order says nothing about the order of arrival. */
const placeOf = ({ severity, item, id }: Discrepancy): string =>
  `${Severity.options.length - Severity.options.indexOf(severity)} ${item} ${id}`;

const inOrder = (discrepancies: readonly Discrepancy[]): Discrepancy[] =>
  [...discrepancies].sort(inOrderOf(placeOf));

/** A query handed in twice counts once, its answered row before its open one. */
const eachOnce = (queries: readonly QueryRow[]): QueryRow[] => {
  const byId = new Map<string, QueryRow>();
  for (const row of queries) {
    if (byId.get(row.queryId)?.answer === undefined) byId.set(row.queryId, row);
  }
  return [...byId.values()].sort(inOrderOf(({ queryId }) => queryId));
};

/** Whether the request or the office says so, and when: a consent is withdrawn. */
const withdrawnIn = (context: Context, { withdrawnConsents }: OfficeBasis): Context => {
  const { request } = context;
  return {
    ...context,
    request: { ...request, consents: consentsUnder(request.consents, withdrawnConsents) },
  };
};

const paymentMonthsOf = (
  { request, policy, office }: Reconciled,
  { placements, facts }: { placements: readonly PlacementFact[]; facts: readonly PushedFact[] },
): PaymentMonth[] => {
  const signedOn = office?.signedOn;
  const atMost = paidStudyMonths(policy, request.track);
  return request.subjects
    .filter(({ role }) => role === 'applicant')
    .flatMap(({ subjectId }) =>
      request.track === 'job-search'
        ? paymentMonths(subjectId, placements, signedOn)
        : studyPaymentMonths(subjectId, facts, { atMost, signedOn }),
    );
};

/**
 * Declaration against record: everything that can be said, at once (clause 2.6.6(4)). Pure; the order of queries, answers
 * and events does not matter and repeats change nothing. Throws `CalendarYearMissing`, or `RangeError` where the policy
 * has no minima for the year: `readVerificationRequest` lets no such request in.
 */
export const reconcile = (known: Reconciled): Conclusion => {
  const { request, events, policy, office = NOTHING_POSTED } = known;
  const window = incomeWindowOf(applicationDayOf(request), policy);
  const { rows, furtherAnswers } = usableAnswers(eachOnce(known.queries), known.furtherAnswers, office);
  const withdrawals = withdrawalsOf(request, rows, office);
  const persons = eventPersons(request.subjects, events);
  const told = agencyFacts(persons.own);
  const facts = told.filter(({ withdrawnOn }) => withdrawnOn === undefined);
  const answered = withPushedVerdicts({ rows, furtherAnswers }, facts, request);
  const asked = readAnswers(request, answered.rows, answered.furtherAnswers);
  const context: Context = { request, policy, window, asked };
  const placements = mergePlacements(persons.own);
  const all = joined([
    ...Object.values(reconcilers).map((compare) => compare(context)),
    occupations(context),
    uncoveredClaims(context),
    applicantConditions(context),
    circumstances(context),
  ]);
  const compared = assessBoth(context, all.corrections);
  const waivers = incomeWaivers(context, compared.counted);
  const { counted, ...income } =
    waivers.corrections.length === 0
      ? compared
      : assessBoth(context, [...all.corrections, ...waivers.corrections]);
  const assessment = income.recorded ?? income.declared;
  const { coverage: fresh, findings: staleFindings } = freshnessOf(context, all.coverage);
  const coverage = withVoluntaryEvidence(fresh, request);
  const findings: Finding[] = [
    ...all.findings,
    ...answerFindings(context),
    ...persons.findings,
    ...staleFindings,
    ...placementFindings(request.subjects, placements),
    ...idleTeenagerFindings(context),
    ...otherApplicationFindings(context, known.otherApplications ?? []),
    ...waivers.findings,
    ...thresholdFindings(assessment, policy),
    ...minimumFindings(context, { income: counted, assessment }),
    ...consentFindings(withdrawnIn(context, office)),
    ...recordConflicts({ context, facts, placements: placements.facts, counted }),
  ];
  findings.push(...factFindings(context, facts, findings));
  const shift = shiftOf(compared);
  const counting = { months: [...window], ...income };
  const discrepancies = inOrder(findings.map((finding) => discrepancyOf(finding, { policy, shift })));
  const status = statusOf(coverage, discrepancies);
  return {
    status,
    summary: summaryOf({ status, coverage, discrepancies, income: assessment, withdrawals }),
    income: { ...counting, ...incomeComparison(known.decision, counting) },
    coverage,
    discrepancies,
    placements: placements.facts,
    ...jobLossFlag(context, placements.facts),
    paymentMonths: paymentMonthsOf(known, { placements: placements.facts, facts }),
    facts: told.map((fact) => agencyFactOf(fact, request.track)),
    deadlines: deadlinesFrom({ ...office, acceptedOn: request.acceptedOn }, policy, request.purpose),
    basedOn: answerReferences(rows, [...furtherAnswers, ...answered.pushed]),
    ...(withdrawals.length === 0 ? {} : { withdrawals }),
  };
};
