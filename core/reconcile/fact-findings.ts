import type { FactEvent, PushedFact } from '#core/events/agency-facts';
import { activityItem, declaredActivity } from '#core/reconcile/activity';
import { weightInTrack } from '#core/reconcile/business-status';
import type { Context } from '#core/reconcile/context';
import type { Finding } from '#core/reconcile/finding';
import { explanations } from '#core/texts/explanations';
import { factExplanations } from '#core/texts/fact-explanations';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';
import type { IsoDay } from '#schemas/time';

type Type = FactEvent['type'];
type Of<One extends Type> = PushedFact & { event: Extract<FactEvent, { type: One }> };
type Pair = 'unemployed' | 'business' | 'self-employed';

const isOf = <One extends Type>(fact: PushedFact | undefined, type: One): fact is Of<One> =>
  fact?.event.type === type;

/** The last of two opposite facts that holds on `day`; facts are in the order of the days from which they hold. */
const lastUntil = (facts: readonly PushedFact[], pair: Pair, day: IsoDay): PushedFact | undefined =>
  facts.filter(({ event, effectiveOn }) => event.type.startsWith(`${pair}-`) && effectiveOn <= day).at(-1);

/** Findings keep one id from version to version: the fact they rest on, not the event that told it. */
const aboutOf = ({ event, effectiveOn }: PushedFact): string => `${event.type} ${effectiveOn}`;

const FAR_AHEAD: IsoDay = '9999-12-31';

const deregistered = (
  { request }: Context,
  subject: Subject,
  fact: Of<'unemployed-deregistered'>,
): Finding => {
  const { reasonCode } = fact.event;
  // To find a job is what the track is for; to lose the registration in any other way is to lose its condition.
  const isLost = request.track === 'job-search' && reasonCode !== 'employment';
  return {
    kind: 'unemployment-status-differs',
    subjectId: subject.subjectId,
    item: activityItem(subject, 'registeredUnemployed'),
    about: aboutOf(fact),
    declared: 'unemployed',
    recorded: `none, ${fact.effectiveOn}, ${reasonCode}`,
    evidence: [],
    explanation: factExplanations.deregistered({
      who: whoIs(subject),
      effectiveOn: fact.effectiveOn,
      reasonCode,
    }),
    weight: { type: 'fixed', severity: isLost ? 'high' : 'low', effect: 'not-decidable' },
  };
};

const registered = (subject: Subject, fact: PushedFact): Finding => ({
  kind: 'unemployment-status-differs',
  subjectId: subject.subjectId,
  item: activityItem(subject, 'registeredUnemployed'),
  about: aboutOf(fact),
  declared: 'none',
  recorded: `unemployed, ${fact.effectiveOn}`,
  evidence: [],
  explanation: factExplanations.registered({ who: whoIs(subject), effectiveOn: fact.effectiveOn }),
  weight: { type: 'fixed', severity: 'low', effect: 'not-decidable' },
});

/** The registration as it stands now; whoever never said to be registered has lost nothing. */
const unemployment = (context: Context, subject: Subject, facts: readonly PushedFact[]): Finding[] => {
  const declared = declaredActivity(context, subject, 'registeredUnemployed');
  const now = lastUntil(facts, 'unemployed', FAR_AHEAD);
  if (isOf(now, 'unemployed-deregistered')) {
    return declared === true ? [deregistered(context, subject, now)] : [];
  }
  const then = lastUntil(facts, 'unemployed', context.request.acceptedOn);
  return isOf(then, 'unemployed-registered') && declared === false ? [registered(subject, then)] : [];
};

/** Only what was there on the day of acceptance can be undeclared: a business begun later is what a contract wants. */
const business = (context: Context, subject: Subject, facts: readonly PushedFact[]): Finding[] => {
  const fact = lastUntil(facts, 'business', context.request.acceptedOn);
  if (!isOf(fact, 'business-registered')) return [];
  if (declaredActivity(context, subject, 'entrepreneur') === true) return [];
  return [
    {
      kind: 'business-undeclared',
      subjectId: subject.subjectId,
      item: activityItem(subject, 'entrepreneur'),
      about: aboutOf(fact),
      recorded: fact.effectiveOn,
      evidence: [],
      explanation: explanations['business-undeclared']({
        who: whoIs(subject),
        registeredOn: fact.effectiveOn,
      }),
      weight: weightInTrack(context),
    },
  ];
};

const selfEmployment = (context: Context, subject: Subject, facts: readonly PushedFact[]): Finding[] => {
  const { acceptedOn } = context.request;
  const fact = lastUntil(facts, 'self-employed', acceptedOn);
  if (!isOf(fact, 'self-employed-registered')) return [];
  if (declaredActivity(context, subject, 'selfEmployed') === true) return [];
  return [
    {
      kind: 'self-employed-undeclared',
      subjectId: subject.subjectId,
      item: activityItem(subject, 'selfEmployed'),
      about: aboutOf(fact),
      recorded: fact.effectiveOn,
      evidence: [],
      explanation: explanations['self-employed-undeclared']({ who: whoIs(subject), asOf: acceptedOn }),
      weight: weightInTrack(context),
    },
  ];
};

/** A course that was dropped and not taken up and passed later. */
const training = ({ request }: Context, subject: Subject, facts: readonly PushedFact[]): Finding[] =>
  facts
    .filter((fact): fact is Of<'training-dropped'> => isOf(fact, 'training-dropped'))
    .filter(
      (dropped) =>
        !facts.some(
          (later) =>
            isOf(later, 'training-completed') &&
            later.event.training.programme === dropped.event.training.programme &&
            later.effectiveOn >= dropped.effectiveOn,
        ),
    )
    .map((fact) => ({
      kind: 'training-not-passed',
      subjectId: subject.subjectId,
      item: `training/${subject.subjectId}`,
      about: `${aboutOf(fact)} ${fact.event.training.programme}`,
      recorded: fact.effectiveOn,
      evidence: [],
      explanation: factExplanations.dropped({
        who: whoIs(subject),
        programme: fact.event.training.programme,
        effectiveOn: fact.effectiveOn,
      }),
      weight: {
        type: 'fixed',
        severity: request.track === 'training' || request.track === 'business' ? 'medium' : 'low',
        effect: 'does-not-change-eligibility',
      },
    }));

const comparisons = [unemployment, business, selfEmployment, training];

/** Where what agencies pushed contradicts the declaration, unless an answer has said the same already. */
export const factFindings = (
  context: Context,
  facts: readonly PushedFact[],
  said: readonly Finding[],
): Finding[] =>
  context.request.subjects
    .flatMap((subject) => {
      const own = facts.filter(({ subjectId }) => subjectId === subject.subjectId);
      return comparisons.flatMap((compare) => compare(context, subject, own));
    })
    .filter(({ kind, item }) => !said.some((known) => known.kind === kind && known.item === item));
