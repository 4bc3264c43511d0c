import type { Agency, InformationType } from '#core/agency';
import { canonicalJson } from '#core/digest';
import { failedCause, failedStanding, type Letter } from '#core/case/failed-cause';
import type { FailedFacts, FailedKind } from '#core/case/failed-groups';
import { caseIdOf } from '#core/ids';
import type { CaseStore, Clock, QueryRow } from '#core/ports';
import { readVerificationRequest } from '#core/read-request';
import { readDeadLetterBody, type DeadLetterBody } from '#functions/ops-api/dead-letter-body';
import type { DeadLetter } from '#functions/runtime/queues/queue-desk';
import type { AnswerHint, CaseHint, EventHint, QueryHint, ResultEvent } from '#schemas/envelope';
import type { QueryId } from '#schemas/ids';
import type { VerificationRequest } from '#schemas/verification-request';

export type DeadLetterFactsDeps = {
  store: Pick<CaseStore, 'loadQuery' | 'loadReply' | 'loadCases' | 'loadEvent' | 'loadRequest'>;
  agencies: readonly Agency[];
  clock: Clock;
};

/** Ids that are shown with the message, and what its group is told by beside the cause. */
type Ids = Pick<FailedFacts['message'], 'caseId' | 'queryId' | 'reason'>;
type Of = Omit<FailedKind, 'cause' | 'code'>;
type Read = { letter: Letter; ids: Ids; of: Of };

const informationTypeOf = (
  query: QueryRow | undefined,
  agencies: readonly Agency[],
): InformationType | undefined =>
  agencies.find(({ id }) => id === query?.agency)?.informationTypes.find(({ kind }) => kind === query?.kind);

/** What a hint and the row of its question tell. */
const ofQuery = (
  { caseId, schemaVersion }: QueryHint | AnswerHint,
  queryId: QueryId,
  { query, informationType }: { query: QueryRow | undefined; informationType: InformationType | undefined },
): Pick<Read, 'ids' | 'of'> => {
  const reason = query?.progress.lastFailure;
  const contractVersion = informationType?.contractVersion;
  return {
    ids: { caseId, queryId, ...(reason === undefined ? {} : { reason }) },
    of: {
      schemaVersion,
      ...(query === undefined ? {} : { agency: query.agency }),
      ...(contractVersion === undefined ? {} : { contractVersion }),
    },
  };
};

const readQuery = async (hint: QueryHint, { store, agencies }: DeadLetterFactsDeps): Promise<Read> => {
  const query = await store.loadQuery(hint.queryId);
  const informationType = informationTypeOf(query, agencies);
  const { ids, of } = ofQuery(hint, hint.queryId, { query, informationType });
  return { letter: { type: 'query', query, informationType }, ids, of: { agency: hint.agency, ...of } };
};

/** Bytes are looked for only where the row does not tell already why it failed. */
const readAnswer = async (
  { hint, queryId }: { hint: AnswerHint; queryId: QueryId },
  { store, agencies }: DeadLetterFactsDeps,
): Promise<Read> => {
  const { caseId, replyId } = hint;
  const query = await store.loadQuery(queryId);
  const hasReply =
    replyId === undefined ||
    query?.progress.lastFailure !== undefined ||
    (await store.loadReply(caseId, replyId)) !== undefined;
  return {
    letter: { type: 'answer', query, hasReply },
    ...ofQuery(hint, queryId, { query, informationType: informationTypeOf(query, agencies) }),
  };
};

type Wants = Extract<Letter, { type: 'case' }>['wants'];

const readCase = async (
  { caseId, wants }: { caseId: string; wants: Wants },
  of: Of,
  { store }: DeadLetterFactsDeps,
): Promise<Read> => {
  const [known] = await store.loadCases([caseId]);
  return { letter: { type: 'case', known, wants }, ids: { caseId }, of };
};

/** The one queue whose hints of cases want them published; the other opens them. */
const wantsOf = (queue: string): Wants => (queue === 'publish' ? 'publish' : 'open');

const readHint = async (
  queue: string,
  hint: QueryHint | AnswerHint | CaseHint | EventHint,
  deps: DeadLetterFactsDeps,
): Promise<Read> => {
  const { schemaVersion } = hint;
  switch (hint.type) {
    case 'query':
      return readQuery(hint, deps);
    case 'answer':
      return hint.queryId === undefined
        ? readCase({ caseId: hint.caseId, wants: 'reconcile' }, { schemaVersion }, deps)
        : readAnswer({ hint, queryId: hint.queryId }, deps);
    case 'case':
      return readCase({ caseId: hint.caseId, wants: wantsOf(queue) }, { schemaVersion }, deps);
    case 'event': {
      const { store } = deps;
      const event = await store.loadEvent(hint.source, hint.sourceEventId);
      return { letter: { type: 'event', event }, ids: {}, of: { schemaVersion, agency: hint.source } };
    }
  }
};

const readResult = ({ data, type }: ResultEvent, deps: DeadLetterFactsDeps): Promise<Read> =>
  readCase(
    { caseId: data.caseId, wants: 'nothing' },
    { schemaVersion: /\.v(\d+)$/.exec(type)?.[1] ?? '' },
    deps,
  );

/** A field of our own words; of any other key, which the sender chose, only where it stands. */
const ownPath = (pointer: string): string => {
  const segments = pointer.split('/').slice(1);
  const firstForeign = segments.findIndex((segment) => !/^(?:\d{1,4}|[a-z][A-Za-z]{0,39})$/.test(segment));
  return ['', ...segments.slice(0, firstForeign === -1 ? undefined : firstForeign)].join('/');
};

const readAccepted = async (request: VerificationRequest, { store }: DeadLetterFactsDeps): Promise<Read> => {
  const caseId = caseIdOf(request);
  const known = await store.loadRequest(caseId);
  const isKnown = known !== undefined && canonicalJson(known) === canonicalJson(request);
  const isConflict = known !== undefined && !isKnown;
  return {
    letter: { type: 'request', isKnown, ...(isConflict ? { refused: 'conflict' } : {}) },
    ids: { caseId },
    of: { schemaVersion: request.schemaVersion },
  };
};

const readRequest = async (value: unknown, deps: DeadLetterFactsDeps): Promise<Read> => {
  const read = readVerificationRequest(value);
  if (read.type === 'read') return readAccepted(read.request, deps);
  const refused = ownPath(read.errors[0]?.pointer ?? '');
  return { letter: { type: 'request', refused, isKnown: false }, ids: {}, of: {} };
};

const readBody = async (queue: string, body: DeadLetterBody, deps: DeadLetterFactsDeps): Promise<Read> => {
  switch (body.type) {
    case 'unreadable':
      return { letter: body, ids: {}, of: {} };
    case 'other-version':
      return { letter: { type: 'other-version' }, ids: {}, of: { schemaVersion: body.schemaVersion } };
    case 'request':
      return readRequest(body.value, deps);
    case 'hint':
      return readHint(queue, body.hint, deps);
    case 'result':
      return readResult(body.event, deps);
  }
};

/** A dead letter by ids, with cause and standing as its row knows them. Nothing of its body is shown. */
export const deadLetterFacts = async (
  queue: string,
  { messageId, body, receiveCount, firstSentAt }: DeadLetter,
  deps: DeadLetterFactsDeps,
): Promise<FailedFacts> => {
  const { letter, ids, of } = await readBody(queue, readDeadLetterBody(queue, body), deps);
  const standing = failedStanding(letter, deps.clock());
  return {
    message: {
      queue,
      messageId,
      receiveCount,
      ...(firstSentAt === undefined ? {} : { firstSentAt }),
      ...ids,
      ...(standing === undefined ? {} : { standing }),
    },
    kind: { ...failedCause(letter), ...of },
  };
};
