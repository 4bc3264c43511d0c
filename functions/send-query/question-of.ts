import type { Question } from '#core/agency';
import { innOf } from '#core/queries/found-inns';
import { uuidV1Of } from '#core/ids';
import type { CaseStore, Clock, QueryRow } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import type { Subject } from '#schemas/person';
import type { PlannedQuery } from '#schemas/query';
import type { VerificationRequest } from '#schemas/verification-request';

export type QuestionOfDeps = {
  store: Pick<CaseStore, 'loadQuery'>;
  /** Of the question's case. */
  request: VerificationRequest;
  callbackBaseUrl: string;
  clock: Clock;
};

/** Fixed before the first attempt, so that the agency recognises a repeat. */
const messageIdOf = ({ queryId, progress }: QueryRow): string =>
  uuidV1Of(`${queryId}#${progress.epoch}`, progress.epochStartedAt);

/** The person as the request has them, with the number that the tax service has named where this question rests on it. */
const askedAbout = async (
  { innFrom, subjectId }: QueryRow,
  { subjects }: VerificationRequest,
  store: QuestionOfDeps['store'],
): Promise<Subject> => {
  const subject = existing(
    subjects.find((one) => one.subjectId === subjectId),
    'request/subjects',
  );
  if (innFrom === undefined) return subject;
  const inn = innOf(existing(await store.loadQuery(innFrom), 'query'));
  return { ...subject, inn: existing(inn, 'query/answer') };
};

/** Everything that an adapter may know to ask the question of this row in its present epoch. */
export const questionOf = async (
  row: QueryRow,
  { store, request, clock, callbackBaseUrl }: QuestionOfDeps,
): Promise<Question> => {
  const { queryId, caseId, agency, kind, subjectId, period, lawfulBasis } = row;
  const { reference } = row.progress;
  const query: PlannedQuery = { queryId, caseId, agency, kind, subjectId, period, lawfulBasis };
  const { municipalityOktmo, declaration } = request;
  const { businessPlan } = declaration;
  return {
    query,
    subject: await askedAbout(row, request, store),
    ...(businessPlan === undefined ? {} : { businessPlan }),
    ...(municipalityOktmo === undefined ? {} : { municipalityOktmo }),
    registrationNumber: request.registrationNumber,
    messageId: messageIdOf(row),
    sentAt: clock(),
    callbackUrl: `${callbackBaseUrl.replace(/\/$/, '')}/v1/callbacks/${agency}/${queryId}`,
    testMode: request.testMode ?? false,
    ...(reference === undefined ? {} : { reference }),
  };
};
