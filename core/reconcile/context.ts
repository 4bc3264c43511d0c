import { countsInFamily } from '#core/income/family';
import { innFoundIn } from '#core/queries/found-inns';
import type { IncomeWindow } from '#core/income/income-window';
import { matchPerson, type PersonMatch } from '#core/matching';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { QueryRow } from '#core/ports';
import { isAskedAbout } from '#core/queries/query-audience';
import { effectiveAnswer } from '#core/reconcile/effective-answer';
import { applicationDayOf } from '#core/time/reference-days';
import { REASONS, type Silence, SILENCES } from '#core/texts/coverage-reasons';
import type { Answer, Facts } from '#schemas/answer';
import type { Bilingual } from '#schemas/bilingual';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { QueryKind, QueryPeriod } from '#schemas/query';
import type { VerificationRequest } from '#schemas/verification-request';
import type { CoverageState } from '#schemas/verification-result';

type Reading =
  { type: 'facts'; facts: Facts; answer: Answer } | { type: 'not-found' } | { type: 'silent'; why: Silence };

/** A question, what came back, and whether it is about the right person. */
export type Asked = {
  row: QueryRow;
  subject: Subject;
  answer?: Answer;
  reading: Reading;
  conflicts: boolean;
  person: PersonMatch;
};

export type Context = {
  request: VerificationRequest;
  policy: PolicyPack;
  window: IncomeWindow;
  asked: readonly Asked[];
};

const readingOf = (row: QueryRow, answer: Answer | undefined, person: PersonMatch): Reading => {
  if (answer === undefined) {
    return { type: 'silent', why: row.progress.cancellation?.reason ?? 'waiting' };
  }
  const { content } = answer;
  if (content.outcome === 'not-found') return { type: 'not-found' };
  if (content.outcome !== 'found') return { type: 'silent', why: content.outcome };
  // No fact of an answer about somebody else is believed.
  if (person === 'different') return { type: 'silent', why: 'other-person' };
  if (content.facts.kind !== row.kind) return { type: 'silent', why: 'other-kind' };
  return { type: 'facts', facts: content.facts, answer };
};

const personMatchOf = (subject: Subject, answer: Answer | undefined): PersonMatch =>
  answer?.content.outcome === 'found' && answer.content.facts.person !== undefined
    ? matchPerson(subject, answer.content.facts.person)
    : 'same';

/** The person as the agency was asked about them: a number that the tax service has named belongs to them. */
const askedAbout = (
  row: QueryRow,
  request: VerificationRequest,
  queries: readonly QueryRow[],
): Subject | undefined => {
  const subject = request.subjects.find(({ subjectId }) => subjectId === row.subjectId);
  const inn = row.innFrom === undefined ? undefined : innFoundIn(queries, row.innFrom);
  return subject === undefined || inn === undefined ? subject : { ...subject, inn };
};

/** Reads what each query has brought. A query about nobody of the request is ignored. */
export const readAnswers = (
  request: VerificationRequest,
  queries: readonly QueryRow[],
  furtherAnswers: readonly Answer[],
): Asked[] =>
  queries.flatMap((row) => {
    const subject = askedAbout(row, request, queries);
    if (subject === undefined) return [];
    const { answer, conflicts } = effectiveAnswer(row, furtherAnswers);
    const person = personMatchOf(subject, answer);
    const reading = readingOf(row, answer, person);
    return [{ row, subject, ...(answer === undefined ? {} : { answer }), reading, conflicts, person }];
  });

type FactsOf<Kind extends QueryKind> = Extract<Facts, { kind: Kind }>;

const areOfKind = <Kind extends QueryKind>(facts: Facts, kind: Kind): facts is FactsOf<Kind> =>
  facts.kind === kind;

export type Known<Kind extends QueryKind> =
  | { type: 'facts'; facts: FactsOf<Kind>; answer: Answer; evidence: QueryId[] }
  | { type: 'nothing'; state: CoverageState; reason: Bilingual; evidence: QueryId[] };

export const isMember = ({ request, policy }: Context, subject: Subject): boolean =>
  countsInFamily(subject, policy, applicationDayOf(request));

/** Why nobody could be asked by a number: it was not asked for, not found, not told, or found too late. */
const withoutInn = ({ asked }: Context, { subjectId }: Subject): Bilingual => {
  const search = asked.find(({ row }) => row.kind === 'inn-by-passport' && row.subjectId === subjectId);
  switch (search?.reading.type) {
    case undefined:
      return REASONS['inn-missing'];
    case 'not-found':
      return REASONS['inn-not-found'];
    case 'silent':
      return REASONS['inn-not-told'];
    case 'facts':
      return asked.some(({ row }) => row.innFrom === search.row.queryId)
        ? REASONS['not-offered']
        : REASONS['inn-found-late'];
  }
};

const notAsked = (context: Context, kind: QueryKind, subject: Subject): Bilingual => {
  const { request, policy } = context;
  const rules = policy.queries.filter((rule) => rule.kind === kind && rule.tracks.includes(request.track));
  if (rules.length === 0) return REASONS['not-asked-in-track'];
  if (!rules.some(({ purposes }) => purposes.includes(request.purpose))) {
    return REASONS['not-asked-for-purpose'];
  }
  if (!rules.some((rule) => isAskedAbout(rule, subject, context))) {
    return REASONS[isMember(context, subject) ? 'not-asked-about-person' : 'not-in-family'];
  }
  return subject.inn === undefined ? withoutInn(context, subject) : REASONS['not-offered'];
};

export const knownFrom = <Kind extends QueryKind>({ row, reading }: Asked, kind: Kind): Known<Kind> => {
  const evidence = [row.queryId];
  if (reading.type === 'not-found') {
    return { type: 'nothing', state: 'not-found', reason: REASONS['not-found'], evidence };
  }
  if (reading.type === 'silent') {
    const isCancelled = reading.why === 'consent-withdrawn' || reading.why === 'application-withdrawn';
    const state = isCancelled ? 'not-covered' : 'no-answer';
    return { type: 'nothing', state, reason: SILENCES[reading.why], evidence };
  }
  return areOfKind(reading.facts, kind)
    ? { type: 'facts', facts: reading.facts, answer: reading.answer, evidence }
    : { type: 'nothing', state: 'no-answer', reason: SILENCES['other-kind'], evidence };
};

/** What is known from the questions of one kind about one person; the first with facts wins. */
export const knownOf = <Kind extends QueryKind>(
  context: Context,
  kind: Kind,
  { subject, isAbout = () => true }: { subject: Subject; isAbout?: (period: QueryPeriod) => boolean },
): Known<Kind> => {
  const all = context.asked.filter(
    ({ row }) => row.kind === kind && row.subjectId === subject.subjectId && isAbout(row.period),
  );
  const best = all.find(({ reading }) => reading.type === 'facts') ?? all[0];
  return best === undefined
    ? { type: 'nothing', state: 'not-covered', reason: notAsked(context, kind, subject), evidence: [] }
    : knownFrom(best, kind);
};
