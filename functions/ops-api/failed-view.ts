import { parseJson } from '#contracts/wire/json';
import { ContractBreach } from '#core/faults';
import type { CaseStore } from '#core/ports';
import type { QueueMap } from '#functions/ops-api/queues-view';
import type { DeadLetter, QueueDesk } from '#functions/runtime/queue-desk';
import type { FailedView, RedriveRequest, RedriveView } from '#schemas/api';
import { AnswerHint, CaseHint, QueryHint } from '#schemas/envelope';

export type FailedViewDeps = {
  queues: QueueMap;
  desk: Pick<QueueDesk, 'peek' | 'redrive'>;
  store: Pick<CaseStore, 'loadQuery'>;
};

type Failed = FailedView['failed'][number];

const LETTERS_PER_QUEUE = 100;
const LARGEST_BODY_BYTES = 1_048_576;

/** Our own hints only: of any other body nothing is shown. */
const hintOf = (body: string): { caseId?: string; queryId?: string } => {
  try {
    const value = parseJson(new TextEncoder().encode(body), LARGEST_BODY_BYTES);
    for (const schema of [QueryHint, AnswerHint, CaseHint]) {
      const read = schema.safeParse(value);
      if (!read.success) continue;
      const { data } = read;
      const queryId = 'queryId' in data ? data.queryId : undefined;
      return { caseId: data.caseId, ...(queryId === undefined ? {} : { queryId }) };
    }
    return {};
  } catch (error) {
    if (error instanceof ContractBreach) return {};
    throw error;
  }
};

const failedOf = async (
  queue: string,
  { messageId, body, receiveCount, firstSentAt }: DeadLetter,
  { store }: FailedViewDeps,
): Promise<Failed> => {
  const ids = hintOf(body);
  const query = ids.queryId === undefined ? undefined : await store.loadQuery(ids.queryId);
  const reason = query?.progress.lastFailure;
  return {
    queue,
    messageId,
    receiveCount,
    ...ids,
    ...(firstSentAt === undefined ? {} : { firstSentAt }),
    ...(reason === undefined ? {} : { reason }),
  };
};

/** Dead letters by ids, up to a hundred of each queue. Looking takes nothing away. */
export const viewFailed = async (deps: FailedViewDeps): Promise<FailedView> => {
  const { queues, desk } = deps;
  const byQueue = await Promise.all(
    Object.entries(queues).map(async ([queue, { deadLetterUrl }]) => {
      const letters = await desk.peek(deadLetterUrl, LETTERS_PER_QUEUE);
      return Promise.all(letters.map((letter) => failedOf(queue, letter, deps)));
    }),
  );
  return { failed: byQueue.flat() };
};

/** Sends dead letters again; `undefined` for a queue that does not exist. */
export const redrive = async (
  { queue, messageIds }: RedriveRequest,
  { queues, desk }: FailedViewDeps,
): Promise<RedriveView | undefined> => {
  const place = Object.hasOwn(queues, queue) ? queues[queue] : undefined;
  if (place === undefined) return undefined;
  return { queue, sentAgain: [...(await desk.redrive(place, messageIds))] };
};
