import type { PushedFact } from '#core/events/agency-facts';
import { foldedName } from '#core/matching';
import { noticeOf, toldOn } from '#core/reconcile/activity-conflicts';
import { knownOf } from '#core/reconcile/context';
import type { Clash, Records } from '#core/reconcile/record-conflicts';
import type { Statement } from '#core/reconcile/record-precedence';
import { factTitle } from '#core/texts/fact-titles';
import { recordSays } from '#core/texts/record-texts';
import type { Subject } from '#schemas/person';

type Ended = { fact: PushedFact; isPassed: boolean; programme: string; startOn: string };

const endedIn = (facts: readonly PushedFact[]): Ended[] =>
  facts.flatMap((fact) => {
    const { event } = fact;
    return event.type === 'training-completed' || event.type === 'training-dropped'
      ? [
          {
            fact,
            isPassed: event.type === 'training-completed',
            programme: foldedName(event.training.programme),
            startOn: event.training.startOn,
          },
        ]
      : [];
  });

const statementOf = ({ fact }: Ended): Statement =>
  noticeOf(
    'training-notice',
    fact,
    recordSays.noticeOfCourse({ title: factTitle(fact.event), day: fact.effectiveOn }),
  );

const WEIGHT: Clash['weight'] = {
  type: 'fixed',
  severity: 'medium',
  effect: 'does-not-change-eligibility',
};

/** A source may take up a course that it has called dropped; two sources that never agreed contradict each other. */
const haveSharedSource = ({ fact: left }: Ended, { fact: right }: Ended): boolean =>
  left.reports.some(({ source }) => right.reports.some((other) => other.source === source));

/** One course, begun on one day: passed by one source, dropped by the other. */
const amongNotices = (ended: readonly Ended[]): Clash[] =>
  ended
    .filter(({ isPassed }) => isPassed)
    .flatMap((passed) =>
      ended
        .filter(
          (one) =>
            !one.isPassed &&
            one.programme === passed.programme &&
            one.startOn === passed.startOn &&
            !haveSharedSource(one, passed),
        )
        .map((dropped): Clash => ({
          fact: 'training',
          about: `${passed.programme} ${passed.startOn}`,
          statements: [statementOf(passed), statementOf(dropped)],
          weight: WEIGHT,
        })),
    );

/** Whether the course is passed, as the question about it was answered and as it was posted. */
const againstAnswer = ({ context }: Records, subject: Subject, ended: readonly Ended[]): Clash[] => {
  const known = knownOf(context, 'business-training', { subject });
  if (known.type === 'nothing') return [];
  const { facts, evidence, answer } = known;
  const answered: Statement = {
    record: 'business-training',
    said: recordSays.coursePassed({ passed: facts.passed }),
    toldOn: toldOn(context, evidence),
    evidence,
  };
  return ended
    .filter(({ fact, isPassed }) => isPassed !== facts.passed && fact.event.source === answer.agency)
    .map((one) => ({
      fact: 'training',
      about: `answer ${one.programme} ${one.startOn}`,
      statements: [answered, statementOf(one)],
      weight: WEIGHT,
    }));
};

export const trainingConflicts = (records: Records, subject: Subject): Clash[] => {
  const ended = endedIn(records.facts);
  return [...amongNotices(ended), ...againstAnswer(records, subject, ended)];
};
