import type { InformationType } from '#core/agency';
import { canonicalJson, digestOf } from '#core/digest';
import { ContractBreach } from '#core/faults';
import type { CaseStore, Clock, QueryRow, ReplyRow } from '#core/ports';
import { askedAnew, breached } from '#core/queries/query-progress';
import { decideAgain } from '#functions/runtime/decide-again';
import type { Measure } from '#functions/runtime/metrics';
import { existing } from '#functions/runtime/missing-row';
import { queryIdOfReply } from '#functions/runtime/table/reply-id';
import type { ReplyContent } from '#schemas/answer';
import type { AgencyId, CaseId } from '#schemas/ids';
import type { QueryKind } from '#schemas/query';

export type DecodeReplyDeps = {
  store: Pick<CaseStore, 'loadReply' | 'loadQuery' | 'updateProgress' | 'pullForward' | 'recordAnswer'>;
  informationTypeOf: (agency: AgencyId, kind: QueryKind) => InformationType | undefined;
  clock: Clock;
  measure: Measure;
};

/** A breach is counted on the question, then thrown: the message becomes a dead letter, the bytes stay stored. */
const decode = async (
  { reply }: ReplyRow,
  query: QueryRow,
  { store, informationTypeOf }: DecodeReplyDeps,
): Promise<ReplyContent> => {
  try {
    return existing(informationTypeOf(query.agency, query.kind), 'information-type').decode(reply);
  } catch (error) {
    if (error instanceof ContractBreach) {
      await store.updateProgress(query, breached(query.progress, error.path));
    }
    throw error;
  }
};

/**
 * "Not ready" asks again later under a new epoch. A reply from before the current epoch has had that effect already.
 */
const askLater = async (
  query: QueryRow,
  { receivedAt }: ReplyRow,
  deps: DecodeReplyDeps,
): Promise<string | undefined> => {
  const { store, informationTypeOf, clock } = deps;
  const { caseId, agency, kind, progress, answer } = query;
  const isOfEarlierEpoch = progress.epoch > 1 && receivedAt <= progress.epochStartedAt;
  if (answer !== undefined || isOfEarlierEpoch) return 'not-ready-again';
  const { notReadyRetrySeconds } = existing(informationTypeOf(agency, kind), 'information-type');
  const next = askedAnew(progress, { now: clock(), code: 'not-ready', delaySeconds: notReadyRetrySeconds });
  if ((await store.updateProgress(query, next)) === 'conflict') return undefined;
  await store.pullForward(caseId, next.nextActionAt);
  return 'not-ready';
};

const record = async (
  { queryId, agency, kind, progress, answer }: QueryRow,
  { receivedAt, reply }: ReplyRow,
  { content, deps }: { content: ReplyContent; deps: DecodeReplyDeps },
): Promise<string> => {
  const attachments = deps.informationTypeOf(agency, kind)?.attachments?.(reply);
  const recorded = await deps.store.recordAnswer({
    queryId,
    agency,
    receivedAt,
    late: answer !== undefined || receivedAt > progress.dueAt,
    digest: digestOf(canonicalJson(content)),
    content,
    ...(attachments === undefined ? {} : { attachments }),
  });
  // What this very reply was recorded as before is counted.
  if (recorded !== 'same' && answer?.receivedAt !== receivedAt) {
    deps.measure({ metrics: { Answers: 1 }, dimensions: { Agency: agency, Outcome: content.outcome } });
  }
  return recorded;
};

/** A stored reply becomes a recorded answer, or one more try, or a counted breach. Says which. */
export const decodeReply = (
  ids: { caseId: CaseId; replyId: string },
  deps: DecodeReplyDeps,
): Promise<string> =>
  decideAgain(async () => {
    const { store, clock } = deps;
    const [stored, asked] = await Promise.all([
      store.loadReply(ids.caseId, ids.replyId),
      store.loadQuery(queryIdOfReply(ids.replyId)),
    ]);
    const reply = existing(stored, 'reply');
    const query = existing(asked, 'query');
    const content = await decode(reply, query, deps);
    const mayAskAgain = query.answer !== undefined || clock() < query.progress.dueAt;
    return content.outcome === 'not-ready' && mayAskAgain
      ? askLater(query, reply, deps)
      : record(query, reply, { content, deps });
  });
