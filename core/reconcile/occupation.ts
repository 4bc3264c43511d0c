import { type Context, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { RecordedPayer } from '#core/reconcile/compare-labour-month';
import type { Finding } from '#core/reconcile/finding';
import { registerMonth } from '#core/reconcile/labour-register';
import { centreStatusOn, isUnemployedThroughout } from '#core/reconcile/unemployment-registration';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { QueryId } from '#schemas/ids';
import { checkDayOf } from '#core/time/reference-days';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';
import type { CoverageItem } from '#schemas/verification-result';

type Outcome = Pick<CoverageItem, 'state' | 'evidence' | 'reason'>;
type PaidBy = { payers: RecordedPayer[]; months: IsoMonth[]; evidence: QueryId[] };

/** Payers that paid something within the accounting period. */
const paidBy = (context: Context, subject: Subject): PaidBy => {
  const months = context.window.map((month) => registerMonth(context, subject, month));
  const payers = months.flatMap(({ recorded }) => recorded.filter(({ amount }) => amount > 0));
  return {
    payers: [...new Map(payers.map((payer) => [payer.key, payer])).values()],
    months: context.window.filter((_, place) => months[place]?.recorded.some(({ amount }) => amount > 0)),
    evidence: Array.from(new Set(months.flatMap(({ known }) => known.evidence))),
  };
};

/** What the registers of income say where nobody has paid. */
const unpaidOutcome = (context: Context, subject: Subject): Outcome => {
  const months = context.window.map((month) => registerMonth(context, subject, month).known);
  const nothing = months.find(({ type }) => type === 'nothing');
  const evidence = Array.from(new Set(months.flatMap((known) => known.evidence)));
  return nothing?.type === 'nothing'
    ? { state: nothing.state, reason: nothing.reason, evidence }
    : { state: 'not-found', reason: REASONS['not-found'], evidence };
};

/** Nobody has paid, or did so before: only the employment service can confirm that somebody is out of work. */
const unemployedOutcome = (context: Context, subject: Subject): Outcome => {
  const centre = knownOf(context, 'unemployment-registration', { subject });
  if (centre.type === 'facts' && centreStatusOn(centre.facts, checkDayOf(context.request)) !== 'none') {
    return { state: 'confirmed', evidence: centre.evidence };
  }
  if (centre.type === 'nothing' && centre.state === 'no-answer')
    return { state: centre.state, reason: centre.reason, evidence: centre.evidence };
  const unpaid = unpaidOutcome(context, subject);
  return unpaid.state === 'no-answer'
    ? unpaid
    : { state: 'not-covered', evidence: unpaid.evidence, reason: REASONS['absence-proves-nothing'] };
};

/**
 * Occupation is a matter of the check day (form, table 1), and whoever left a job within the accounting period was paid
 * in it: only pay of a month in which the person was registered speaks against the register of the unemployed.
 */
const leftBefore = (context: Context, subject: Subject, { months }: PaidBy): boolean => {
  const centre = knownOf(context, 'unemployment-registration', { subject });
  return (
    centre.type === 'facts' &&
    centreStatusOn(centre.facts, checkDayOf(context.request)) === 'unemployed' &&
    !months.some((month) => isUnemployedThroughout(centre.facts, month))
  );
};

/** Occupations that show in what payers report; the others leave no trace in the registers asked. */
const PAID: readonly Subject['occupation'][] = ['working', 'working-pensioner'];

const isContradicted = (context: Context, subject: Subject, paid: PaidBy): boolean =>
  subject.occupation === 'unemployed' && paid.payers.length > 0 && !leftBefore(context, subject, paid);

const outcomeOf = (context: Context, subject: Subject, paid: PaidBy): Outcome => {
  const { payers, evidence } = paid;
  const isPaid = payers.length > 0;
  if (subject.occupation === 'unemployed') {
    return isContradicted(context, subject, paid)
      ? { state: 'contradicted', evidence, reason: REASONS['record-says-otherwise'] }
      : unemployedOutcome(context, subject);
  }
  if (!PAID.includes(subject.occupation)) {
    return { state: 'not-covered', evidence: [], reason: REASONS['no-register'] };
  }
  return isPaid ? { state: 'confirmed', evidence } : unpaidOutcome(context, subject);
};

export const occupationItem = (subject: Subject): string => `occupation/${subject.subjectId}`;

const named = ({ inn, name }: RecordedPayer): string => (inn === undefined ? name : `${name}, ИНН ${inn}`);

const differs = (subject: Subject, { payers, evidence }: PaidBy): Finding => ({
  kind: 'occupation-differs',
  subjectId: subject.subjectId,
  item: occupationItem(subject),
  about: 'payer',
  declared: 'unemployed',
  recorded: payers.map(named).join('; '),
  evidence,
  explanation: explanations['occupation-differs']({
    who: whoIs(subject),
    payer: payers.map(named).join('; '),
  }),
  weight: { type: 'fixed', severity: 'medium', effect: 'does-not-change-eligibility' },
});

const ofSubject = (context: Context, subject: Subject): Contribution => {
  const paid = paidBy(context, subject);
  const who = whoIs(subject);
  return contribution({
    coverage: [
      {
        item: occupationItem(subject),
        subjectId: subject.subjectId,
        title: { ru: `${who.ru}: основное занятие`, en: `${who.en}: main occupation` },
        ...outcomeOf(context, subject, paid),
      },
    ],
    findings: isContradicted(context, subject, paid) ? [differs(subject, paid)] : [],
  });
};

/** The declared main occupation against whoever paid in the accounting period, and against the employment service. */
export const occupations = (context: Context): Contribution =>
  joined(
    context.request.subjects
      .filter(({ occupation }) => occupation !== undefined)
      .map((subject) => ofSubject(context, subject)),
  );
