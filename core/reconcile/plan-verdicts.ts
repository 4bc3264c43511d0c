import type { PushedFact } from '#core/events/agency-facts';
import { canonicalJson, digestOf } from '#core/digest';
import { earlierOf } from '#core/time/order';
import type { QueryRow } from '#core/ports';
import type { Answer, ReplyContent } from '#schemas/answer';
import type { VerificationRequest } from '#schemas/verification-request';

type Told = { decidedOn: string; answer: Omit<Answer, 'queryId'> };

const contentOf = ({ event }: PushedFact): ReplyContent[] => {
  if (event.type !== 'plan-verdict') return [];
  const { verdict, decidedOn, validUntil, score, remarks } = event;
  return [
    {
      outcome: 'found',
      facts: {
        kind: 'business-plan-verdict',
        verdict,
        decidedOn,
        ...(validUntil === undefined ? {} : { validUntil }),
        ...(score === undefined ? {} : { score }),
        ...(remarks === undefined ? {} : { remarks }),
      },
    },
  ];
};

/** Verdicts of the last day on which one was given; an earlier one has been reworked since. */
const latest = (told: readonly Told[]): Told[] => {
  const last = told
    .map(({ decidedOn }) => decidedOn)
    .sort()
    .at(-1);
  return told.filter(({ decidedOn }) => decidedOn === last);
};

const toldOf = (facts: readonly PushedFact[], row: QueryRow): Told[] =>
  latest(
    facts
      .filter(({ subjectId }) => subjectId === row.subjectId)
      .flatMap((fact) =>
        contentOf(fact).map((content) => {
          const receivedAt = fact.reports.map((one) => one.receivedAt).reduce(earlierOf);
          return {
            decidedOn: fact.effectiveOn,
            answer: {
              agency: row.agency,
              receivedAt,
              late: receivedAt > row.progress.dueAt,
              digest: digestOf(canonicalJson(content)),
              content,
            },
          };
        }),
      ),
  );

const decidedOnOf = ({ answer }: QueryRow): string =>
  answer?.content.outcome === 'found' && answer.content.facts.kind === 'business-plan-verdict'
    ? answer.content.facts.decidedOn
    : '';

type Answered = { rows: QueryRow[]; furtherAnswers: Answer[]; pushed: Answer[] };

/**
 * A verdict that was pushed counts like an answer to the question about the declared plan: a later decision takes the place
 * of the answer, an equal day stands beside it (and conflicts where it says something else), an earlier one is past.
 */
export const withPushedVerdicts = (
  { rows, furtherAnswers }: { rows: readonly QueryRow[]; furtherAnswers: readonly Answer[] },
  facts: readonly PushedFact[],
  request: VerificationRequest,
): Answered => {
  const reference = request.declaration.businessPlan?.reference;
  const about = facts.filter(
    ({ event }) => event.type === 'plan-verdict' && event.planReference === reference,
  );
  const further: Answer[] = [...furtherAnswers];
  const pushed: Answer[] = [];
  const answered = rows.map((row): QueryRow => {
    if (row.kind !== 'business-plan-verdict') return row;
    const told = toldOf(about, row).filter(({ decidedOn }) => decidedOn >= decidedOnOf(row));
    const answers = told.map(({ answer }) => ({ ...answer, queryId: row.queryId }));
    const [first, ...others] = answers;
    const isLater = told.some(({ decidedOn }) => decidedOn > decidedOnOf(row));
    if (first === undefined) return row;
    pushed.push(...answers);
    if (!isLater || row.answer === undefined) {
      further.push(...answers);
      return row;
    }
    further.push(...others);
    return { ...row, answer: first };
  });
  return { rows: answered, furtherAnswers: further, pushed };
};
