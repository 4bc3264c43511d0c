import type { Agency } from '#core/agency';
import { deadlinesOf } from '#core/terms/deadlines';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock, QueryRow } from '#core/ports';
import { viewSilences, type ChannelsViewDeps } from '#functions/ops-api/channels-view';
import { contractView, openQueries, termOf } from '#functions/ops-api/contract-view';
import { obligationsWithChecks } from '#functions/ops-api/obligations-with-checks';
import { concludeFile, resultHead } from '#functions/runtime/conclude-file';
import { existing } from '#functions/runtime/missing-row';
import type { CaseView, QueryView } from '#schemas/api';
import type { CaseId } from '#schemas/ids';
import type { VerificationResult } from '#schemas/verification-result';

export type CaseViewDeps = {
  store: ChannelsViewDeps['store'] & Pick<CaseStore, 'loadCase' | 'loadCases' | 'loadRequest' | 'loadResult'>;
  clock: Clock;
  agencies: readonly Agency[];
};

const queryViewOf = ({ queryId, agency, kind, subjectId, progress, answer }: QueryRow): QueryView => {
  const { state, attempts, lastFailure, sentAt, dueAt, cancellation } = progress;
  return {
    queryId,
    agency,
    kind,
    subjectId,
    state,
    attempts,
    dueAt,
    ...(lastFailure === undefined ? {} : { lastFailure }),
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(cancellation === undefined ? {} : { cancelledBecause: cancellation.reason }),
    ...(answer === undefined ? {} : { outcome: answer.content.outcome, answeredAt: answer.receivedAt }),
  };
};

const caseViewOf = async (file: CaseFile, deps: CaseViewDeps): Promise<CaseView> => {
  const { store, clock, agencies } = deps;
  const { case: known, queries, events } = file;
  const { caseId, officeId, registrationNumber, purpose, checkMonth, track, policy, acceptedOn } = known;
  const { receivedAt, state, resultVersion, legalHold, retention } = known;
  const pack = existing(findPolicy(policy), 'policy');
  const look = { now: clock(), policy: pack, agencies };
  const [obligations = []] = await obligationsWithChecks([file], look.now, store);
  return {
    caseId,
    officeId,
    registrationNumber,
    purpose,
    ...(checkMonth === undefined ? {} : { checkMonth }),
    track,
    policy,
    acceptedOn,
    receivedAt,
    state,
    resultVersion,
    queries: queries.map(queryViewOf),
    placementEvents: events.length,
    ...(legalHold === true ? { legalHold } : {}),
    ...(retention?.keptUntil === undefined ? {} : { keptUntil: retention.keptUntil }),
    ...contractView(file, obligations, look),
    silences: await viewSilences(
      openQueries(file),
      termOf(deadlinesOf(acceptedOn, pack, purpose), 'preparation'),
      deps,
    ),
  };
};

/** Where everything stands; no names, identifiers or amounts. */
export const viewCase = async (caseId: CaseId, deps: CaseViewDeps): Promise<CaseView | undefined> => {
  const file = await deps.store.loadCase(caseId);
  return file === undefined ? undefined : await caseViewOf(file, deps);
};

/** What could be concluded now. Never stored: questions are open. */
const liveResult = async (file: CaseFile, { store, clock }: CaseViewDeps): Promise<VerificationResult> => ({
  ...resultHead(file.case),
  version: 0,
  final: false,
  createdAt: clock(),
  ...(await concludeFile(file, store)),
});

/** The result of a version; without one the newest, or a live view while none is issued. */
export const viewResult = async (
  { caseId, version }: { caseId: CaseId; version: number | undefined },
  deps: CaseViewDeps,
): Promise<VerificationResult | undefined> => {
  const file = await deps.store.loadCase(caseId);
  if (file === undefined) return undefined;
  const { resultVersion } = file.case;
  const wanted = version ?? resultVersion;
  if (wanted === 0) return liveResult(file, deps);
  return wanted > resultVersion ? undefined : deps.store.loadResult(caseId, wanted);
};
