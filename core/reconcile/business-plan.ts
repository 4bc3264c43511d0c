import { civilDayOf } from '#core/time/local-time';
import { laterOf } from '#core/time/order';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';
import type { CoverageItem } from '#schemas/verification-result';

type Verdict = Extract<Known<'business-plan-verdict'>, { type: 'facts' }>;

const itemOf = (subject: Subject): string => `business-plan/${subject.subjectId}`;

/** Valid on the later of the day of acceptance and the day on which the opinion reached us. */
const isExpired = ({ request, policy }: Context, { facts, answer }: Verdict): boolean => {
  const arrived = civilDayOf(answer.receivedAt, policy.timeZone);
  const neededOn = laterOf(arrived, request.acceptedOn);
  return facts.validUntil !== undefined && facts.validUntil < neededOn;
};

const common = (subject: Subject, { facts, evidence }: Verdict) => ({
  subjectId: subject.subjectId,
  item: itemOf(subject),
  recorded: facts.verdict,
  evidence,
});

const remarksOf = ({ facts }: Verdict): string => (facts.remarks === undefined ? '' : ` «${facts.remarks}»`);

type Outcome = { state: Pick<CoverageItem, 'state' | 'reason'>; findings: Finding[] };

const CONTRADICTED = { state: 'contradicted', reason: REASONS['record-says-otherwise'] } as const;

const expired = (subject: Subject, verdict: Verdict): Outcome => ({
  state: { state: 'stale', reason: REASONS['verdict-expired'] },
  findings: [
    {
      kind: 'plan-expired',
      ...common(subject, verdict),
      explanation: explanations['plan-expired']({
        who: whoIs(subject),
        validUntil: verdict.facts.validUntil ?? '',
      }),
      weight: { type: 'fixed', severity: 'high', effect: 'not-decidable' },
    },
  ],
});

const outcomeOf = (context: Context, subject: Subject, verdict: Verdict): Outcome => {
  const words = { who: whoIs(subject), remarks: remarksOf(verdict) };
  switch (verdict.facts.verdict) {
    case 'approved':
      return isExpired(context, verdict)
        ? expired(subject, verdict)
        : { state: { state: 'confirmed' }, findings: [] };
    case 'rejected':
      return {
        state: CONTRADICTED,
        findings: [
          {
            kind: 'plan-rejected',
            ...common(subject, verdict),
            explanation: explanations['plan-rejected'](words),
            weight: { type: 'fixed', severity: 'high', effect: 'not-decidable' },
          },
        ],
      };
    case 'needs-revision':
      return {
        state: CONTRADICTED,
        findings: [
          {
            kind: 'plan-needs-revision',
            ...common(subject, verdict),
            explanation: explanations['plan-needs-revision'](words),
            weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
          },
        ],
      };
  }
};

const ofApplicant = (context: Context, subject: Subject): Contribution => {
  const known = knownOf(context, 'business-plan-verdict', { subject });
  const head = {
    item: itemOf(subject),
    subjectId: subject.subjectId,
    title: QUESTIONS['business-plan-verdict'],
    evidence: known.evidence,
  };
  if (known.type === 'nothing') {
    return contribution({ coverage: [{ ...head, state: known.state, reason: known.reason }] });
  }
  const { state, findings } = outcomeOf(context, subject, known);
  return contribution({ coverage: [{ ...head, ...state }], findings });
};

/** The opinion on the plan that the applicant has declared. */
export const businessPlanVerdict = (context: Context): Contribution =>
  joined(
    context.request.subjects
      .filter(({ role }) => role === 'applicant' && context.request.declaration.businessPlan !== undefined)
      .map((subject) => ofApplicant(context, subject)),
  );
