import { nextState } from '#core/case/case-lifecycle';
import { keyedDigest } from '#core/digest';
import { dueTimeOf } from '#core/time/due-time';
import { planQueries, type QueryOffer } from '#core/queries/plan-queries';
import { plusSeconds } from '#core/time/plus-seconds';
import { findPolicy } from '#core/policies/registry';
import { casePlanOf } from '#core/queries/case-plan';
import type { CaseHead, CaseStore, Clock, Hints, PersonEntry } from '#core/ports';
import { meetCases, type Met } from '#functions/open-case/meet-cases';
import { decideAgain } from '#functions/runtime/decide-again';
import { existing } from '#functions/runtime/missing-row';
import type { CasePlan } from '#schemas/case-plan';
import type { CaseHint } from '#schemas/envelope';
import type { Subject } from '#schemas/person';
import type { PlannedQuery } from '#schemas/query';
import type { Instant } from '#schemas/time';
import type { CaseState, VerificationCase } from '#schemas/verification-case';

export type OpenCaseDeps = Pick<Hints, 'toAgency' | 'toEvents'> & {
  store: Pick<
    CaseStore,
    | 'loadHead'
    | 'loadCase'
    | 'indexPerson'
    | 'findPerson'
    | 'loadEvent'
    | 'attachEvent'
    | 'updateCase'
    | 'linkCase'
    | 'pullForward'
  >;
  offers: readonly QueryOffer[];
  personIndexKey: string;
  recheckSeconds: number;
  answerWaitSeconds: number;
  clock: Clock;
};

const planned = (
  { case: { caseId, safeDue, policy: reference }, request }: CaseHead,
  { offers, answerWaitSeconds, clock }: OpenCaseDeps,
): { queries: PlannedQuery[]; plan: CasePlan } => {
  const policy = existing(findPolicy(reference), 'policy');
  const now = clock();
  const dueAt = dueTimeOf(now, { safeDue, timeZone: policy.timeZone, answerWaitSeconds });
  const queries = planQueries({ request, caseId, policy, offers });
  return { queries, plan: casePlanOf(queries, { plannedAt: now, dueAt }) };
};

/** An event that came before the case. Attached here and now; its own row learns by a hint that it has a case. */
const takeParkedEvent = async (
  entry: Extract<PersonEntry, { type: 'event' }>,
  target: { caseId: string; subjectId: string },
  { store, toEvents }: OpenCaseDeps,
): Promise<void> => {
  const { source, sourceEventId } = entry;
  const row = existing(await store.loadEvent(source, sourceEventId), 'event');
  const { event, receivedAt, correlationId } = row;
  await store.attachEvent(target.caseId, { subjectId: target.subjectId, event, receivedAt });
  if (row.state === 'matched') return;
  await toEvents({ schemaVersion: '1', type: 'event', source, sourceEventId, correlationId });
};

/**
 * Under СНИЛС and, where known, ИНН: a source may know only one. The case's entry first, then the look for events and
 * other cases; `record-event` and the other case do the mirror. Whoever comes second sees the first.
 */
const meetPerson = async (
  subject: Subject,
  { caseId, purpose }: VerificationCase,
  deps: OpenCaseDeps,
): Promise<Met[]> => {
  const { store, personIndexKey } = deps;
  const { subjectId, snils, inn } = subject;
  const met: Met[] = [];
  for (const identifier of inn === undefined ? [snils] : [snils, inn]) {
    const personKey = keyedDigest(personIndexKey, identifier);
    await store.indexPerson(personKey, { type: 'case', caseId, subjectId, purpose });
    for (const entry of await store.findPerson(personKey)) {
      if (entry.type === 'event') await takeParkedEvent(entry, { caseId, subjectId }, deps);
      else met.push({ subjectId, entry });
    }
  }
  return met;
};

/** The look that acceptance has planned still serves, if it lies ahead. Nobody to ask: conclude at the next look. */
const nextLook = (
  before: VerificationCase,
  hasQueries: boolean,
  { now, recheckSeconds }: { now: Instant; recheckSeconds: number },
): Instant => {
  if (!hasQueries) return now;
  return before.nextActionAt !== undefined && before.nextActionAt > now
    ? before.nextActionAt
    : plusSeconds(now, recheckSeconds);
};

type Opened = { state: CaseState; plan: CasePlan; nextActionAt: Instant };

const opened = (before: VerificationCase, now: Opened): VerificationCase => ({
  ...before,
  ...now,
  version: before.version + 1,
});

/**
 * Plans the questions of a case, lets it meet its people's events and other cases, and sends the questions on their way. The
 * plan is written with the case: all questions exist from then on, or none.
 */
export const openCase = ({ caseId }: CaseHint, deps: OpenCaseDeps): Promise<string> =>
  decideAgain(async () => {
    const { store, toAgency, recheckSeconds, clock } = deps;
    const head = existing(await store.loadHead(caseId), 'case');
    const { case: before, request } = head;
    const state = nextState(before.state, 'opened');
    if (state === undefined) return 'already-open';

    const { queries, plan } = planned(head, deps);
    const met: Met[] = [];
    // What is pushed about its people belongs to the case of the contract, not to each month's check of it.
    const people = before.checkMonth === undefined ? request.subjects : [];
    for (const subject of people) met.push(...(await meetPerson(subject, before, deps)));
    await meetCases(before, met, deps);

    const nextActionAt = nextLook(before, queries.length > 0, { now: clock(), recheckSeconds });
    const written = await store.updateCase(opened(before, { state, plan, nextActionAt }));
    if (written === 'conflict') return undefined;

    const { correlationId } = before;
    await toAgency(
      queries.map(({ queryId, agency }) => ({
        schemaVersion: '1',
        type: 'query',
        caseId,
        queryId,
        agency,
        correlationId,
      })),
    );
    return 'opened';
  });
