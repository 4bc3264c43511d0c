import { addDays, yearsBefore } from '#core/time/day';
import { roubleTextOf } from '#core/money';
import { inOrderOf } from '#core/time/order';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { applicationDayOf } from '#core/time/reference-days';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';
import type { CoverageItem } from '#schemas/verification-result';

type Facts = Extract<Known<'self-employment-payments'>, { type: 'facts' }>;
type Payment = Facts['facts']['payments'][number];

/** Day by day from five years before acceptance (included) to the day before it: clause 1.3(4). */
const paymentsInside = ({ request, policy }: Context, { facts }: Facts): Payment[] => {
  const day = applicationDayOf(request);
  const from = yearsBefore(day, policy.selfEmploymentLookBackYears);
  const to = addDays(day, -1);
  return facts.payments
    .filter(({ paidOn }) => paidOn >= from && paidOn <= to)
    .sort(inOrderOf(({ paidOn }) => paidOn));
};

const statementOf = ({ request }: Context, subject: Subject) =>
  request.declaration.selfEmploymentPayments.find(({ subjectId }) => subjectId === subject.subjectId)
    ?.received ?? 'not-stated';

type Outcome = Pick<CoverageItem, 'state' | 'reason'>;

const outcomeOf = (statement: 'yes' | 'no' | 'not-stated', isPaid: boolean): Outcome => {
  if (isPaid === (statement === 'yes')) return { state: 'confirmed' };
  return isPaid
    ? { state: 'contradicted', reason: REASONS['record-says-otherwise'] }
    : { state: 'not-found', reason: REASONS['not-found'] };
};

const isAskedForPurpose = ({ request, policy }: Context): boolean =>
  policy.queries.some(
    ({ kind, purposes }) => kind === 'self-employment-payments' && purposes.includes(request.purpose),
  );

/** The family itself says that a condition of clause 1.3(4) is not met; whether it is so a person finds out. */
const declaredFinding = (
  context: Context,
  subject: Subject,
  { item, evidence }: Pick<CoverageItem, 'item' | 'evidence'>,
): Finding[] => {
  if (statementOf(context, subject) !== 'yes' || !isAskedForPurpose(context)) return [];
  return [
    {
      kind: 'self-employment-payment-found',
      subjectId: subject.subjectId,
      item,
      about: 'declared',
      declared: 'yes',
      evidence,
      explanation: explanations['self-employment-payment-declared']({ who: whoIs(subject) }),
      weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
    },
  ];
};

const ofSubject = (context: Context, subject: Subject): Contribution => {
  const known = knownOf(context, 'self-employment-payments', { subject });
  const who = whoIs(subject);
  const question = QUESTIONS['self-employment-payments'];
  const item = `self-employment-payments/${subject.subjectId}`;
  const head = {
    item,
    subjectId: subject.subjectId,
    title: { ru: `${who.ru}: ${question.ru} за пять лет`, en: `${who.en}: ${question.en} within five years` },
    evidence: known.evidence,
  };
  if (known.type === 'nothing') {
    return contribution({
      coverage: [{ ...head, state: known.state, reason: known.reason }],
      findings: declaredFinding(context, subject, head),
    });
  }
  const payments = paymentsInside(context, known);
  const statement = statementOf(context, subject);
  return contribution({
    coverage: [{ ...head, ...outcomeOf(statement, payments.length > 0) }],
    findings:
      payments.length === 0
        ? declaredFinding(context, subject, head)
        : payments.map((payment, place) => ({
            kind: 'self-employment-payment-found',
            subjectId: subject.subjectId,
            item,
            about: `${payment.paidOn} ${payment.amount} ${payment.purpose} ${place}`,
            declared: statement,
            recorded: roubleTextOf(payment.amount),
            evidence: known.evidence,
            explanation: explanations['self-employment-payment-found']({
              who,
              paidOn: payment.paidOn,
              recorded: roubleTextOf(payment.amount),
            }),
            weight: { type: 'fixed', severity: 'blocking', effect: 'changes-eligibility' },
          })),
  });
};

/** Asked about every member: the condition binds the whole family. */
export const selfEmploymentPayments = (context: Context): Contribution =>
  joined(context.request.subjects.map((subject) => ofSubject(context, subject)));
