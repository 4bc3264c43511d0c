import type { Asked, Context } from '#core/reconcile/context';
import type { Finding } from '#core/reconcile/finding';
import { type Silence, SILENCES } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { NOTHING } from '#core/texts/next-steps';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { CancellationReason } from '#schemas/query';

/** Item of a finding about a question itself: `question/income-by-payer/applicant/2026`. */
const itemOf = ({ row }: Asked): string => {
  const base = `question/${row.kind}/${row.subjectId}`;
  return row.period.type === 'report-year' ? `${base}/${row.period.year}` : base;
};

const common = (asked: Asked) => ({
  subjectId: asked.row.subjectId,
  item: itemOf(asked),
  about: asked.row.queryId,
  evidence: [asked.row.queryId],
});

const wordsOf = ({ row, subject }: Asked) => ({ who: whoIs(subject), question: QUESTIONS[row.kind] });

const UNDECIDED = 'not-decidable';

/** Nothing is missing: the answer is waited for, or the withdrawals say why it is not. */
type Quiet = 'waiting' | CancellationReason;

const isQuiet = (why: Silence): why is Quiet =>
  why === 'waiting' || why === 'consent-withdrawn' || why === 'application-withdrawn';

const findingOf = (asked: Asked, why: Exclude<Silence, Quiet>): Finding[] => {
  switch (why) {
    case 'ambiguous-person':
      return [
        {
          kind: 'person-ambiguous',
          ...common(asked),
          explanation: explanations['person-ambiguous'](wordsOf(asked)),
          weight: { type: 'fixed', severity: 'blocking', effect: UNDECIDED },
        },
      ];
    case 'other-person':
      return [
        {
          kind: 'identity-mismatch',
          ...common(asked),
          explanation: explanations['identity-mismatch'](wordsOf(asked)),
          weight: { type: 'fixed', severity: 'blocking', effect: UNDECIDED },
        },
      ];
    case 'unanswered':
    case 'refused':
    case 'invalid-query':
    case 'not-ready':
    case 'other-kind':
      return [
        {
          kind: 'answer-missing',
          ...common(asked),
          explanation: explanations['answer-missing']({
            ...wordsOf(asked),
            reason: SILENCES[why],
          }),
          weight: { type: 'fixed', severity: 'info', effect: UNDECIDED },
        },
      ];
  }
};

const silenceFinding = (asked: Asked): Finding[] =>
  asked.reading.type === 'silent' && !isQuiet(asked.reading.why) ? findingOf(asked, asked.reading.why) : [];

/** An earlier surname is a low remark; look-alike letters are never passed over in silence. */
const nameFinding = (asked: Asked): Finding[] => {
  switch (asked.person) {
    case 'same':
    case 'different':
      return [];
    case 'previous-family':
      return [
        {
          kind: 'identity-mismatch',
          ...common(asked),
          explanation: explanations['previous-family'](wordsOf(asked)),
          nextStep: NOTHING,
          weight: { type: 'fixed', severity: 'low', effect: 'does-not-change-eligibility' },
        },
      ];
    case 'lookalike':
      return [
        {
          kind: 'name-lookalike',
          ...common(asked),
          explanation: explanations['name-lookalike'](wordsOf(asked)),
          weight: { type: 'fixed', severity: 'medium', effect: 'does-not-change-eligibility' },
        },
      ];
  }
};

const conflictFinding = (asked: Asked): Finding[] =>
  asked.conflicts
    ? [
        {
          kind: 'answer-conflict',
          ...common(asked),
          explanation: explanations['answer-conflict'](wordsOf(asked)),
          weight: { type: 'fixed', severity: 'medium', effect: UNDECIDED },
        },
      ]
    : [];

/** Findings about the answers themselves: silence, other people, contradictions among answers. */
export const answerFindings = ({ asked }: Context): Finding[] =>
  asked.flatMap((one) => [...silenceFinding(one), ...nameFinding(one), ...conflictFinding(one)]);
