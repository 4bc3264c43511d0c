import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import { isAskedInTrack } from '#core/reconcile/is-asked';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { Subject } from '#schemas/person';

type Facts = Extract<Known<'passport-validity'>, { type: 'facts' }>;

const passportIn = ({ identity }: Subject) => (identity?.kind === 'passport-rf' ? identity : undefined);

/** The declared passport as the register has it; a register that answers about others has said nothing of it. */
const recordOf = ({ facts }: Facts, subject: Subject) => {
  const declared = passportIn(subject);
  return facts.passports.find(
    ({ series, number }) => series === declared?.series && number === declared.number,
  );
};

const headOf = (subject: Subject) => ({
  item: `passport/${subject.subjectId}`,
  subjectId: subject.subjectId,
  title: QUESTIONS['passport-validity'],
});

const ofKnown = (subject: Subject, known: Facts): Contribution => {
  const head = { ...headOf(subject), evidence: known.evidence };
  const record = recordOf(known, subject);
  if (record === undefined) {
    return contribution({ coverage: [{ ...head, state: 'not-found', reason: REASONS['not-found'] }] });
  }
  const { invalid } = record;
  if (invalid === undefined) return contribution({ coverage: [{ ...head, state: 'confirmed' }] });
  return contribution({
    coverage: [{ ...head, state: 'contradicted', reason: REASONS['record-says-otherwise'] }],
    findings: [
      {
        kind: 'passport-invalid',
        subjectId: subject.subjectId,
        item: head.item,
        evidence: known.evidence,
        explanation: explanations['passport-invalid']({ who: whoIs(subject), ...invalid }),
        // Who applies is to be made certain first: that says nothing about the right to the aid.
        weight: { type: 'fixed', severity: 'medium', effect: 'not-decidable' },
      },
    ],
  });
};

const ofApplicant = (context: Context, subject: Subject): Contribution => {
  if (passportIn(subject) === undefined) {
    const reason = REASONS['passport-missing'];
    return contribution({
      coverage: [{ ...headOf(subject), state: 'not-covered', evidence: [], reason }],
    });
  }
  const known = knownOf(context, 'passport-validity', { subject });
  if (known.type === 'facts') return ofKnown(subject, known);
  const { state, reason, evidence } = known;
  return contribution({ coverage: [{ ...headOf(subject), state, reason, evidence }] });
};

/** The passport by which the applicant proves who applies. "Not found" is never "not valid". */
export const passportValidity = (context: Context): Contribution =>
  joined(
    context.request.subjects
      .filter(({ role }) => role === 'applicant' && isAskedInTrack(context, 'passport-validity'))
      .map((subject) => ofApplicant(context, subject)),
  );
