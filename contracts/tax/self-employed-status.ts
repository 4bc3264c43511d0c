import * as z from 'zod';
import { retryAfterSecondsOf } from '#contracts/protocols/http';
import { readImmediateReply } from '#contracts/protocols/rest/acknowledgement';
import { codeOf, jsonRequest, readJson } from '#contracts/protocols/rest/json-call';
import { checked } from '#contracts/wire/checked';
import type { Acknowledgement, InformationType, Question, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Outcome, ReplyContent } from '#schemas/answer';
import type { QueryPeriod } from '#schemas/query';

const MAX_REPLY_BYTES = 65_536;
/** The service allows a few calls a minute; it names no pause. */
const LIMIT_RETRY_SECONDS = 60;

/** Loose: the agency may add fields. A reply is a status or a failure, never both. */
const Status = z.looseObject({ status: z.boolean(), code: z.undefined().optional() });
const Failure = z.looseObject({ code: z.string(), status: z.undefined().optional() });
const Reply = z.union([Status, Failure]);

/** Codes that say "not now", though they come with HTTP 422. */
const NOT_NOW: ReadonlySet<string> = new Set([
  'taxpayer.status.service.limited.error',
  'taxpayer.status.service.unavailable.error',
]);

/** Any other code is a refusal for a person to read: it does not say that the question was wrong. */
const FAILURES: ReadonlyMap<string, Exclude<Outcome, 'found'>> = new Map<string, Exclude<Outcome, 'found'>>([
  ['validation.failed', 'invalid-query'],
  ...Array.from(NOT_NOW, (code) => [code, 'not-ready'] as const),
]);

const dayAskedAbout = (period: QueryPeriod): string => {
  switch (period.type) {
    case 'as-of':
      return period.day;
    case 'days':
      return period.to;
    case 'report-year':
      return `${period.year}-12-31`;
  }
};

const encode = ({ query, subject }: Question): WireRequest => {
  // Shared code asks only where `requires` is met.
  if (subject.inn === undefined) throw new RangeError('self-employed-status requires an inn');
  return jsonRequest(
    { endpoint: 'npd', path: '/api/v1/tracker/taxpayer_status' },
    { inn: subject.inn, requestDate: dayAskedAbout(query.period) },
  );
};

const failureCodeOf = (reply: WireReply): string | undefined => {
  try {
    const read = Failure.safeParse(readJson(reply, MAX_REPLY_BYTES));
    return read.success ? read.data.code : undefined;
  } catch (error) {
    if (error instanceof ContractBreach) return undefined;
    throw error;
  }
};

const readAcknowledgement = (reply: WireReply): Acknowledgement => {
  const general = readImmediateReply(reply);
  const code = failureCodeOf(reply);
  if (general.type !== 'answered' || code === undefined || !NOT_NOW.has(code)) return general;
  return { type: 'unavailable', code, retryAfterSeconds: retryAfterSecondsOf(reply) ?? LIMIT_RETRY_SECONDS };
};

const decode = (reply: WireReply): ReplyContent => {
  const said = checked(Reply, readJson(reply, MAX_REPLY_BYTES));
  if (said.status !== undefined) {
    // The service does not echo the day asked about: the query's period says it.
    return { outcome: 'found', facts: { kind: 'self-employed-status', isPayer: said.status } };
  }
  return { outcome: FAILURES.get(said.code) ?? 'refused', code: codeOf(said.code) };
};

/** Whether a person pays the tax on professional income (НПД) on a day. `false` is an answer, not an absence of data. */
export const selfEmployedStatus: InformationType = {
  kind: 'self-employed-status',
  contractVersion: '1',
  title: { ru: 'Статус плательщика НПД', en: 'Status of a payer of the tax on professional income' },
  endpoint: 'npd',
  delivery: 'immediate',
  requires: ['inn'],
  timeoutSeconds: 15,
  maxReplyBytes: MAX_REPLY_BYTES,
  notReadyRetrySeconds: 900,
  encode,
  readAcknowledgement,
  decode,
};
