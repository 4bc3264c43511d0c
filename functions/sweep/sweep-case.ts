import { visitCase, type VisitStep } from '#core/case/case-visit';
import { canonicalJson, digestOf } from '#core/digest';
import { placeIfKnown } from '#core/terms/next-due';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock, Hints } from '#core/ports';
import { untoldChecks } from '#core/office/untold-checks';
import type { Measure } from '#functions/runtime/metrics';
import { existing } from '#functions/runtime/missing-row';
import { tellFollowUp, type TellFollowUpDeps } from '#functions/runtime/tell-follow-up';
import type { TurnOf } from '#functions/sweep/agency-turns';
import { openFollowUp, type OpenFollowUpDeps } from '#functions/sweep/open-follow-up';
import { settleRetention, type SettleRetentionDeps } from '#functions/sweep/settle-retention';
import type { ReplyContent } from '#schemas/answer';
import type { QueryHint } from '#schemas/envelope';
import type { FollowUp } from '#schemas/follow-up';
import type { CaseId, QueryId } from '#schemas/ids';
import type { Instant } from '#schemas/time';

export type SweepCaseDeps = Pick<Hints, 'toIntake' | 'toAgency' | 'toAnswers' | 'toPublish'> &
  SettleRetentionDeps & {
    store: Pick<CaseStore, 'loadCase' | 'recordAnswer' | 'updateCase'> &
      OpenFollowUpDeps['store'] &
      TellFollowUpDeps['store'] &
      SettleRetentionDeps['store'];
    clock: Clock;
    recheckSeconds: number;
    measure: Measure;
    turnOf: TurnOf;
  };

const SILENCE: ReplyContent = { outcome: 'unanswered' };

const agencyOf = ({ queries }: CaseFile, queryId: QueryId): string =>
  existing(
    queries.find((query) => query.queryId === queryId),
    'query',
  ).agency;

/** After the due time silence is a fact. An answer that came meanwhile stays the effective one. */
const recordSilence = async (
  file: CaseFile,
  { queryId, now }: { queryId: QueryId; now: Instant },
  { store, toAnswers, measure }: SweepCaseDeps,
): Promise<void> => {
  const { caseId, correlationId } = file.case;
  const agency = agencyOf(file, queryId);
  const recorded = await store.recordAnswer({
    queryId,
    agency,
    receivedAt: now,
    late: false,
    digest: digestOf(canonicalJson(SILENCE)),
    content: SILENCE,
  });
  if (recorded === 'recorded') {
    measure({ metrics: { Answers: 1 }, dimensions: { Agency: agency, Outcome: SILENCE.outcome } });
  }
  await toAnswers({ schemaVersion: '1', type: 'answer', caseId, correlationId });
};

/** Hints and silence; checks are apart, because the next look hangs on what comes of them. */
type HintStep = Exclude<VisitStep, { type: 'open-follow-up' | 'tell-follow-up' }>;

const take = async (
  step: HintStep,
  { file, now }: { file: CaseFile; now: Instant },
  deps: SweepCaseDeps,
): Promise<void> => {
  const { caseId, correlationId } = file.case;
  const head = { schemaVersion: '1', caseId, correlationId } as const;
  switch (step.type) {
    case 'hint-intake':
      return deps.toIntake({ ...head, type: 'case' });
    case 'hint-agency': {
      const { queryId } = step;
      const hint: QueryHint = { ...head, type: 'query', queryId, agency: agencyOf(file, queryId) };
      return deps.toAgency([hint]);
    }
    case 'hint-reply':
      return deps.toAnswers({ ...head, type: 'answer', queryId: step.queryId, replyId: step.replyId });
    case 'record-unanswered':
      return recordSilence(file, { queryId: step.queryId, now }, deps);
    case 'hint-reconcile':
      return deps.toAnswers({ ...head, type: 'answer' });
    case 'hint-publish':
      return deps.toPublish({ ...head, type: 'case' });
  }
};

/** What came of a check that the contract asks for now, or that is to be told of a withdrawal; told as soon as opened. */
const followed = async (
  step: Exclude<VisitStep, HintStep>,
  { file, now }: { file: CaseFile; now: Instant },
  deps: SweepCaseDeps,
): Promise<FollowUp> => {
  const made =
    step.type === 'open-follow-up' ? await openFollowUp(file, { wanted: step, now }, deps) : step.followUp;
  const [followUp] = untoldChecks({ ...file, followUps: [made] });
  return followUp === undefined ? made : tellFollowUp(file, { followUp, now }, deps);
};

const isSameCheck = (one: FollowUp, other: FollowUp): boolean =>
  one.month === other.month && one.purpose === other.purpose;

/** Does the steps one after the other; answers the case with what came of its checks, itself where there were none. */
const taken = async (
  file: CaseFile,
  { steps, now }: { steps: readonly VisitStep[]; now: Instant },
  deps: SweepCaseDeps,
): Promise<CaseFile> => {
  let after = file;
  for (const step of steps) {
    if (step.type === 'open-follow-up' || step.type === 'tell-follow-up') {
      const made = await followed(step, { file, now }, deps);
      after = { ...after, followUps: [...after.followUps.filter((one) => !isSameCheck(one, made)), made] };
    } else {
      await take(step, { file, now }, deps);
    }
  }
  return after;
};

/** Its questions that would be hinted now, but that their agencies cannot take. */
const heldIn = async (
  file: CaseFile,
  { now, steps }: { now: Instant; steps: readonly VisitStep[] },
  { turnOf }: SweepCaseDeps,
): Promise<ReadonlyMap<QueryId, Instant>> => {
  const hinted = steps.flatMap((step) => (step.type === 'hint-agency' ? step.queryId : []));
  const held = new Map<QueryId, Instant>();
  for (const query of file.queries) {
    const turnAt = hinted.includes(query.queryId) ? await turnOf(query, now) : undefined;
    if (turnAt !== undefined) held.set(query.queryId, turnAt);
  }
  return held;
};

/**
 * Does what a due case needs, then writes when to look again. Only that: a hint never resets a row. Somebody changed the
 * case meanwhile: it stays due, and the next run looks at it anew.
 */
export const sweepCase = async (caseId: CaseId, deps: SweepCaseDeps): Promise<void> => {
  const { store, clock, recheckSeconds } = deps;
  const file = await store.loadCase(caseId);
  const now = clock();
  // A case that is kept no longer may stand in the index for days.
  if (file === undefined) return;
  const { nextActionAt: dueAt, ...rest } = file.case;
  if (dueAt === undefined || dueAt > now) return;

  const wanted = visitCase(file, { now, recheckSeconds });
  const held = await heldIn(file, { now, steps: wanted.steps }, deps);
  const at = { now, recheckSeconds, held };
  const visit = held.size === 0 ? wanted : visitCase(file, at);
  const after = await taken(file, { steps: visit.steps, now }, deps);
  const settled = await settleRetention(after, deps);
  if (settled === undefined) return;
  const { nextActionAt } = after === file ? visit : visitCase(after, at);
  const policy = existing(findPolicy(rest.policy), 'policy');
  const next = {
    ...rest,
    ...settled,
    ...placeIfKnown(rest, file.officeEvents, policy),
    version: settled.version + 1,
  };
  await store.updateCase(nextActionAt === undefined ? next : { ...next, nextActionAt });
};
