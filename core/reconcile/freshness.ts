import { addDays } from '#core/time/day';
import { civilDayOf } from '#core/time/local-time';
import { laterOf } from '#core/time/order';
import type { Asked, Context } from '#core/reconcile/context';
import type { Finding } from '#core/reconcile/finding';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { QUESTIONS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { QueryId } from '#schemas/ids';
import type { IsoDay } from '#schemas/time';
import type { Purpose } from '#schemas/verification-request';
import type { CoverageItem } from '#schemas/verification-result';

/** The decision and a complaint about it rest on what was known then; every later check wants fresh answers. */
const needsFreshAnswers = (purpose: Purpose): boolean => {
  switch (purpose) {
    case 'decision':
    case 'complaint':
      return false;
    case 'pre-signing':
    case 'monitoring':
    case 'prolongation':
    case 'contract-end':
    case 'post-contract':
      return true;
  }
};

type Dated = { asked: Asked; receivedOn: IsoDay };

/** Answers that say something about the record, with the civil day on which they came. Silence does not age. */
const datedAnswers = ({ asked, policy }: Context): Dated[] =>
  asked.flatMap((one) =>
    one.answer === undefined || one.reading.type === 'silent'
      ? []
      : [{ asked: one, receivedOn: civilDayOf(one.answer.receivedAt, policy.timeZone) }],
  );

/**
 * Answers older than the pack allows on the day of use (clause 3.4.6): the day of the check, or the day of the newest
 * answer where the check waited for it. No clock: the same answers give the same result on any day.
 */
const staleAnswers = (context: Context): Dated[] => {
  const { request, policy } = context;
  if (!needsFreshAnswers(request.purpose)) return [];
  const dated = datedAnswers(context);
  const usedOn = dated.map(({ receivedOn }) => receivedOn).reduce(laterOf, request.acceptedOn);
  return dated.filter(({ receivedOn }) => addDays(receivedOn, policy.freshnessDays) < usedOn);
};

const restsOn = ({ evidence }: CoverageItem, stale: ReadonlySet<QueryId>): boolean =>
  evidence.some((queryId) => stale.has(queryId));

const withStaleItems = (coverage: readonly CoverageItem[], stale: ReadonlySet<QueryId>): CoverageItem[] =>
  coverage.map((item) => {
    const isJudged =
      item.state === 'confirmed' || item.state === 'contradicted' || item.state === 'not-found';
    return isJudged && restsOn(item, stale)
      ? { ...item, state: 'stale', reason: REASONS['answer-too-old'] }
      : item;
  });

const findingOf = ({ asked, receivedOn }: Dated, freshnessDays: number): Finding => ({
  kind: 'answer-stale',
  subjectId: asked.row.subjectId,
  item: `question/${asked.row.kind}/${asked.row.subjectId}`,
  about: asked.row.queryId,
  recorded: receivedOn,
  evidence: [asked.row.queryId],
  explanation: explanations['answer-stale']({
    who: whoIs(asked.subject),
    question: QUESTIONS[asked.row.kind],
    receivedOn,
    freshnessDays,
  }),
  weight: { type: 'fixed', severity: 'info', effect: 'not-decidable' },
});

/** Items that rest on an answer too old for the purpose become `stale`, each such answer a remark. */
export const freshnessOf = (
  context: Context,
  coverage: readonly CoverageItem[],
): { coverage: CoverageItem[]; findings: Finding[] } => {
  const stale = staleAnswers(context);
  return {
    coverage: withStaleItems(coverage, new Set(stale.map(({ asked }) => asked.row.queryId))),
    findings: stale.map((dated) => findingOf(dated, context.policy.freshnessDays)),
  };
};
