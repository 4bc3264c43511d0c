import type { Question } from '#core/agency';
import { uuidV1Of } from '#core/ids';
import type { CaseStore, Clock, QueryRow } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { PlannedQuery } from '#schemas/query';

export type QuestionOfDeps = {
  store: Pick<CaseStore, 'loadRequest'>;
  callbackBaseUrl: string;
  clock: Clock;
};

/** Fixed before the first attempt, so that the agency recognises a repeat. */
const messageIdOf = ({ queryId, progress }: QueryRow): string =>
  uuidV1Of(`${queryId}#${progress.epoch}`, progress.epochStartedAt);

/** Everything that an adapter may know to ask the question of this row in its present epoch. */
export const questionOf = async (
  row: QueryRow,
  { store, clock, callbackBaseUrl }: QuestionOfDeps,
): Promise<Question> => {
  const { queryId, caseId, agency, kind, subjectId, period, lawfulBasis } = row;
  const query: PlannedQuery = { queryId, caseId, agency, kind, subjectId, period, lawfulBasis };
  const request = existing(await store.loadRequest(caseId), 'request');
  const subject = request.subjects.find((one) => one.subjectId === subjectId);
  const { municipalityOktmo, declaration } = request;
  const { businessPlan } = declaration;
  return {
    query,
    subject: existing(subject, 'request/subjects'),
    ...(businessPlan === undefined ? {} : { businessPlan }),
    ...(municipalityOktmo === undefined ? {} : { municipalityOktmo }),
    registrationNumber: request.registrationNumber,
    messageId: messageIdOf(row),
    sentAt: clock(),
    callbackUrl: `${callbackBaseUrl.replace(/\/$/, '')}/v1/callbacks/${agency}/${queryId}`,
    testMode: request.testMode ?? false,
  };
};
