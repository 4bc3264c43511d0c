import type { PushedFact } from '#core/events/agency-facts';
import { activityConflicts } from '#core/reconcile/activity-conflicts';
import { benefitConflicts } from '#core/reconcile/benefit-conflicts';
import type { Context } from '#core/reconcile/context';
import type { Finding, Weight } from '#core/reconcile/finding';
import { jobConflicts } from '#core/reconcile/job-conflicts';
import { conflictOf, type SharedFact, type Statement } from '#core/reconcile/record-precedence';
import { trainingConflicts } from '#core/reconcile/training-conflicts';
import { conflictText } from '#core/texts/record-texts';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';
import type { PlacementFact } from '#schemas/verification-result';

/** Everything that agencies have said about the people of a request. */
export type Records = {
  context: Context;
  facts: readonly PushedFact[];
  placements: readonly PlacementFact[];
  /** Income of the family as it is counted, before alimony, kopecks. */
  counted: bigint;
};

/** Two statements about one fact that cannot both be right. `about` tells conflicts on one fact apart. */
export type Clash = {
  fact: SharedFact;
  about: string;
  statements: readonly [Statement, Statement];
  weight: Weight;
};

const clashesOf = [activityConflicts, jobConflicts, benefitConflicts, trainingConflicts];

const findingOf = (subject: Subject, { fact, about, statements, weight }: Clash): Finding => {
  const conflict = conflictOf(fact, statements);
  const { prevailing, other } = conflict;
  return {
    kind: 'records-conflict',
    subjectId: subject.subjectId,
    item: `records/${subject.subjectId}/${fact}`,
    about,
    evidence: Array.from(new Set([...prevailing.evidence, ...other.evidence])),
    explanation: conflictText(whoIs(subject), conflict),
    weight,
    conflict,
  };
};

/** Where records of agencies contradict each other, whatever the family has declared: for a person to settle. */
export const recordConflicts = (records: Records): Finding[] =>
  records.context.request.subjects.flatMap((subject) => {
    const own = {
      ...records,
      facts: records.facts.filter(({ subjectId }) => subjectId === subject.subjectId),
      placements: records.placements.filter(({ subjectId }) => subjectId === subject.subjectId),
    };
    return clashesOf.flatMap((clashes) => clashes(own, subject)).map((clash) => findingOf(subject, clash));
  });
