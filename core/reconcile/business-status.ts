import {
  activityItem,
  type ActivityRecord,
  compareActivity,
  confirmedActivity,
  declaredActivity,
  recordSays,
} from '#core/reconcile/activity';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import { checkDayOf } from '#core/time/reference-days';
import type { Subject } from '#schemas/person';

type Entrepreneur = Extract<Known<'entrepreneur-record'>, { type: 'facts' }>;
type SelfEmployed = Extract<Known<'self-employed-status'>, { type: 'facts' }>;

/** In the business track an activity is what the family wants; elsewhere it is undeclared income. */
export const weightInTrack = ({ request }: Context): Finding['weight'] => ({
  type: 'fixed',
  severity: request.track === 'business' ? 'medium' : 'high',
  effect: 'not-decidable',
});

export const isActiveOn = (facts: Entrepreneur['facts'], day: string): boolean =>
  facts.registeredOn <= day && (facts.ceasedOn === undefined || facts.ceasedOn > day);

/**
 * ЕГРИП holds every entrepreneur and is asked by ИНН: "no such entry" is how it says that somebody is none. It confirms
 * the claim to be none, contradicts nobody, and says nothing against a claim to be one.
 */
const confirmedByAbsence = (declared: boolean | undefined, known: Known<'entrepreneur-record'>): boolean =>
  declared === false && known.type === 'nothing' && known.state === 'not-found';

const entrepreneurOf = (context: Context, subject: Subject): Contribution => {
  const declared = declaredActivity(context, subject, 'entrepreneur');
  const known = knownOf(context, 'entrepreneur-record', { subject });
  if (confirmedByAbsence(declared, known)) {
    return confirmedActivity(subject, 'entrepreneur', known.evidence);
  }
  return compareActivity(
    { context, subject, field: 'entrepreneur', declared, known },
    (record): ActivityRecord => {
      const active = isActiveOn(record.facts, checkDayOf(context.request));
      return {
        state: recordSays(declared, active),
        findings:
          active && declared !== true
            ? [
                {
                  kind: 'business-undeclared',
                  subjectId: subject.subjectId,
                  item: activityItem(subject, 'entrepreneur'),
                  recorded: record.facts.registeredOn,
                  evidence: record.evidence,
                  explanation: explanations['business-undeclared']({
                    who: whoIs(subject),
                    registeredOn: record.facts.registeredOn,
                  }),
                  weight: weightInTrack(context),
                },
              ]
            : [],
      };
    },
  );
};

const selfEmployedState = (
  { facts }: SelfEmployed,
  declared: boolean | undefined,
  day: string,
): ActivityRecord['state'] =>
  (facts.asOf ?? day) < day
    ? { state: 'stale', reason: REASONS['older-than-asked'] }
    : recordSays(declared, facts.isPayer);

const selfEmployedOf = (context: Context, subject: Subject): Contribution => {
  const declared = declaredActivity(context, subject, 'selfEmployed');
  const known = knownOf(context, 'self-employed-status', { subject });
  return compareActivity(
    { context, subject, field: 'selfEmployed', declared, known },
    (record): ActivityRecord => {
      // A reply that names no day is about the day that was asked about.
      const asOf = record.facts.asOf ?? checkDayOf(context.request);
      return {
        state: selfEmployedState(record, declared, checkDayOf(context.request)),
        findings:
          record.facts.isPayer && declared !== true
            ? [
                {
                  kind: 'self-employed-undeclared',
                  subjectId: subject.subjectId,
                  item: activityItem(subject, 'selfEmployed'),
                  recorded: asOf,
                  evidence: record.evidence,
                  explanation: explanations['self-employed-undeclared']({
                    who: whoIs(subject),
                    asOf,
                  }),
                  weight: weightInTrack(context),
                },
              ]
            : [],
      };
    },
  );
};

/** Sole entrepreneurs: an active record that the family has not named. */
export const entrepreneurRecords = (context: Context): Contribution =>
  joined(context.request.subjects.map((subject) => entrepreneurOf(context, subject)));

/** Payers of the tax on professional income. */
export const selfEmployedStatuses = (context: Context): Contribution =>
  joined(context.request.subjects.map((subject) => selfEmployedOf(context, subject)));
