import { type Context, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import { isAskedInTrack } from '#core/reconcile/is-asked';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';

const ofApplicant = (context: Context, subject: Subject): Contribution => {
  const known = knownOf(context, 'business-training', { subject });
  const item = `business-training/${subject.subjectId}`;
  const { evidence } = known;
  const head = { item, subjectId: subject.subjectId, title: QUESTIONS['business-training'], evidence };
  if (known.type === 'nothing') {
    return contribution({ coverage: [{ ...head, state: known.state, reason: known.reason }] });
  }
  if (known.facts.passed) return contribution({ coverage: [{ ...head, state: 'confirmed' }] });
  return contribution({
    coverage: [{ ...head, state: 'contradicted', reason: REASONS['record-says-otherwise'] }],
    findings: [
      {
        kind: 'training-not-passed',
        subjectId: subject.subjectId,
        item,
        evidence,
        explanation: explanations['training-not-passed']({ who: whoIs(subject) }),
        weight: { type: 'fixed', severity: 'medium', effect: 'does-not-change-eligibility' },
      },
    ],
  });
};

/** Where the policy asks for a course, whoever is asked about it has to have passed. */
export const businessTraining = (context: Context): Contribution => {
  const isAsked = isAskedInTrack(context, 'business-training');
  return joined(
    context.request.subjects
      .filter(({ role }) => isAsked && role === 'applicant')
      .map((subject) => ofApplicant(context, subject)),
  );
};
