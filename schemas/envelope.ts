import * as z from 'zod';
import { AgencyId, CaseId, CorrelationId, OfficeId, QueryId } from '#schemas/ids';
import { IsoMonth } from '#schemas/time';
import { Purpose } from '#schemas/verification-request';

const head = { schemaVersion: z.literal('1'), correlationId: CorrelationId };

/** A hint that a row wants work. It carries ids; the consumer reads the row. */
export const CaseHint = z.strictObject({ ...head, type: z.literal('case'), caseId: CaseId });
export type CaseHint = z.infer<typeof CaseHint>;

export const QueryHint = z.strictObject({
  ...head,
  type: z.literal('query'),
  caseId: CaseId,
  queryId: QueryId,
  agency: AgencyId,
});
export type QueryHint = z.infer<typeof QueryHint>;

/** A reply lies stored under `replyId` and wants decoding; without one, the case wants reconciling. */
export const AnswerHint = z.strictObject({
  ...head,
  type: z.literal('answer'),
  caseId: CaseId,
  queryId: QueryId.optional(),
  replyId: z.string().optional(),
});
export type AnswerHint = z.infer<typeof AnswerHint>;

export const EventHint = z.strictObject({
  ...head,
  type: z.literal('event'),
  source: AgencyId,
  sourceEventId: z.string(),
});
export type EventHint = z.infer<typeof EventHint>;

/** CloudEvents 1.0, structured mode: what subscribers of results get. Ids only; the result is fetched with them. */
export const ResultEvent = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.literal('/sverka'),
  type: z.literal('ru.sverka.verification-result.v1'),
  subject: CaseId,
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  data: z.strictObject({
    caseId: CaseId,
    officeId: OfficeId,
    registrationNumber: z.string(),
    /** Tells apart the checks under one number; results of an earlier edition do not say it. */
    purpose: Purpose.optional(),
    checkMonth: IsoMonth.optional(),
    version: z.int().min(1),
    status: z.string(),
  }),
});
export type ResultEvent = z.infer<typeof ResultEvent>;
