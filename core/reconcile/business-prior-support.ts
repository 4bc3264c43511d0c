import { inOrderOf } from '#core/time/order';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { isAskedInTrack } from '#core/reconcile/is-asked';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { Subject } from '#schemas/person';

type Recorded = Extract<Known<'business-prior-support'>, { type: 'facts' }>;
type Support = Recorded['facts']['received'][number];

const itemOf = ({ subjectId }: Subject): string => `business-prior-support/${subjectId}`;

const keyOf = ({ form, grantedOn, givenBy, amount }: Support): string =>
  `${form} ${grantedOn} ${givenBy} ${amount}`;

const untilOf = ({ until }: Support): Bilingual =>
  until === undefined ? { ru: '', en: '' } : { ru: ` по ${until}`, en: ` to ${until}` };

const findingOf = (subject: Subject, support: Support): Omit<Finding, 'evidence'> => ({
  kind: 'prior-support-found',
  subjectId: subject.subjectId,
  item: itemOf(subject),
  about: keyOf(support),
  recorded: support.grantedOn,
  explanation: explanations['prior-support-found']({
    who: whoIs(subject),
    givenBy: support.givenBy,
    grantedOn: support.grantedOn,
    until: untilOf(support),
  }),
  weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
});

/**
 * The contract gives money: advice, premises and courses that somebody had before are no repetition of it. What the
 * centre lists twice was received once.
 */
const moneyIn = ({ received }: Recorded['facts']): Support[] => {
  const money = received.filter(({ form }) => form === 'financial');
  return [...new Map(money.map((one) => [keyOf(one), one])).values()].sort(inOrderOf(keyOf));
};

const ofApplicant = (context: Context, subject: Subject): Contribution => {
  const known = knownOf(context, 'business-prior-support', { subject });
  const { evidence } = known;
  const { subjectId } = subject;
  const head = { item: itemOf(subject), subjectId, title: QUESTIONS['business-prior-support'], evidence };
  if (known.type === 'nothing') {
    return contribution({ coverage: [{ ...head, state: known.state, reason: known.reason }] });
  }
  const money = moneyIn(known.facts);
  if (money.length === 0) return contribution({ coverage: [{ ...head, state: 'confirmed' }] });
  return contribution({
    coverage: [{ ...head, state: 'contradicted', reason: REASONS['support-received-before'] }],
    findings: money.map((support) => ({ ...findingOf(subject, support), evidence })),
  });
};

/** Double support: money that the applicant has had for a business. "Not found" is never "none". */
export const businessPriorSupport = (context: Context): Contribution =>
  joined(
    context.request.subjects
      .filter(({ role }) => role === 'applicant' && isAskedInTrack(context, 'business-prior-support'))
      .map((subject) => ofApplicant(context, subject)),
  );
