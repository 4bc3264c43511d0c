import * as z from 'zod';
import { readDeferredReply } from '#contracts/protocols/rest/acknowledgement';
import { codeOf, jsonRequest, readJson } from '#contracts/protocols/rest/json-call';
import { checked } from '#contracts/wire/checked';
import type { InformationType, Question, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Facts, Outcome, RegisteredPerson, ReplyContent } from '#schemas/answer';

export const MAX_REPLY_BYTES = 65_536;

type CentreQuestion = 'plan-verdict' | 'training' | 'prior-support';

/** What a kind of question adds to the call. */
export type CentreContent<Done extends { applicant?: RegisteredPerson | undefined }> = Pick<
  InformationType,
  'kind' | 'title'
> & {
  type: CentreQuestion;
  /** By what the centre finds the record, beside the name. Data of the person that no question needs do not travel. */
  requires: readonly 'inn'[];
  /** Of what a record consists; a reply without a record has none of it. */
  done: z.ZodType<Done> & { readonly shape: object };
  factsOf: (done: Done, person: { person?: RegisteredPerson }) => Facts;
};

/** An empty name is not a name that is different. */
const NamePart = z.string().regex(/\S/);

/** The applicant as the centre names them: fields of the whole answer are loose, the name is not. */
export const Applicant = z
  .looseObject({ family: NamePart, given: NamePart, patronymic: NamePart.optional() })
  .transform(({ family, given, patronymic }) => ({
    family,
    given,
    ...(patronymic === undefined ? {} : { patronymic }),
  }));

const NEGATIVES: ReadonlyMap<string, Exclude<Outcome, 'found'>> = new Map<string, Exclude<Outcome, 'found'>>([
  ['not-found', 'not-found'],
  ['not-ready', 'not-ready'],
  ['refused', 'refused'],
  ['ambiguous-person', 'ambiguous-person'],
]);

/** Codes of a question that was not taken; any other is a refusal for a person to read. */
const FAILURES: ReadonlyMap<string, Exclude<Outcome, 'found'>> = new Map<string, Exclude<Outcome, 'found'>>([
  ['invalid-request', 'invalid-query'],
  ['unauthorized', 'refused'],
  ['forbidden', 'refused'],
]);

const Head = z.union([
  z.looseObject({
    requestId: z.string(),
    status: z.enum(['done', ...NEGATIVES.keys()]),
    code: z.undefined().optional(),
  }),
  z.looseObject({
    code: z.string(),
    requestId: z.undefined().optional(),
    status: z.undefined().optional(),
  }),
]);

/**
 * The key is the message id of the attempt: a repeat of it is recognised, and after "not ready" a new attempt starts
 * the work again. `requestId` is the query's id in every attempt.
 */
const encode = (
  { type, requires }: { type: CentreQuestion; requires: readonly 'inn'[] },
  question: Question,
): WireRequest => {
  const { query, subject, businessPlan } = question;
  const { family, given, patronymic } = subject.name;
  return jsonRequest(
    { endpoint: 'api', path: '/requests', headers: { 'idempotency-key': question.messageId } },
    {
      requestId: query.queryId,
      type,
      caseNumber: question.registrationNumber,
      applicant: { family, given, patronymic },
      ...(requires.includes('inn') ? { inn: subject.inn } : { planReference: businessPlan?.reference }),
      callbackUrl: question.callbackUrl,
      test: question.testMode,
    },
  );
};

/** "No such record" beside a record is neither: nobody may choose which of the two holds. */
const assertNoRecord = (head: object, { shape }: { readonly shape: object }): void => {
  const stray = Object.keys(shape).find((field) => field !== 'applicant' && Object.hasOwn(head, field));
  if (stray !== undefined) throw new ContractBreach(`/${stray}`, 'absent where there is no record');
};

const decode = <Done extends { applicant?: RegisteredPerson | undefined }>(
  content: CentreContent<Done>,
  reply: WireReply,
): ReplyContent => {
  const body = readJson(reply, MAX_REPLY_BYTES);
  const head = checked(Head, body);
  const outcome = head.status === undefined ? undefined : NEGATIVES.get(head.status);
  if (head.code !== undefined || outcome !== undefined) assertNoRecord(head, content.done);
  if (head.code !== undefined) {
    return { outcome: FAILURES.get(head.code) ?? 'refused', code: codeOf(head.code) };
  }
  if (outcome !== undefined) return { outcome };
  const done = checked(content.done, body);
  const person = done.applicant === undefined ? {} : { person: done.applicant };
  return { outcome: 'found', facts: content.factsOf(done, person) };
};

/** An information type of the centres: asked by one call, answered by a callback. */
export const centreInformationType = <Done extends { applicant?: RegisteredPerson | undefined }>(
  content: CentreContent<Done>,
): InformationType => ({
  kind: content.kind,
  contractVersion: '1',
  title: content.title,
  endpoint: 'api',
  delivery: 'callback',
  requires: content.requires,
  consent: 'transfer-my-business',
  timeoutSeconds: 15,
  maxReplyBytes: MAX_REPLY_BYTES,
  notReadyRetrySeconds: 28_800,
  encode: (question) => encode(content, question),
  readAcknowledgement: readDeferredReply,
  decode: (reply) => decode(content, reply),
});
