import * as z from 'zod';
import { readImmediateReply } from '#contracts/protocols/rest/acknowledgement';
import { codeOf, jsonRequest, readJson } from '#contracts/protocols/rest/json-call';
import { checked } from '#contracts/wire/checked';
import { kopecksOf, monthOf } from '#contracts/wire/values';
import type { InformationType, Question, WireReply, WireRequest } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Outcome, ReplyContent } from '#schemas/answer';
import type { QueryPeriod } from '#schemas/query';

const MAX_REPLY_BYTES = 65_536;

/** Loose: the agency may add fields. A reply is income or a failure, never both. */
const Income = z.looseObject({
  inn: z.string().regex(/^\d{12}$/),
  closedThrough: z.string(),
  income: z.array(z.looseObject({ month: z.string(), amount: z.string() })),
  code: z.undefined().optional(),
});
const Failure = z.looseObject({ code: z.string(), income: z.undefined().optional() });
const Reply = z.union([Income, Failure]);

/** Any other code is a refusal for a person to read, never "no income". */
const FAILURES: ReadonlyMap<string, Exclude<Outcome, 'found'>> = new Map<string, Exclude<Outcome, 'found'>>([
  ['taxpayer.not.found', 'not-found'],
  ['income.not.ready', 'not-ready'],
  ['access.denied', 'refused'],
  ['validation.failed', 'invalid-query'],
]);

const monthsAskedAbout = (period: QueryPeriod): { from: string; to: string } => {
  switch (period.type) {
    case 'as-of':
      return { from: period.day.slice(0, 7), to: period.day.slice(0, 7) };
    case 'days':
      return { from: period.from.slice(0, 7), to: period.to.slice(0, 7) };
    case 'report-year':
      return { from: `${period.year}-01`, to: `${period.year}-12` };
  }
};

const encode = ({ query, subject }: Question): WireRequest => {
  // Shared code asks only where `requires` is met.
  if (subject.inn === undefined) throw new RangeError('self-employed-income requires an inn');
  return jsonRequest(
    { endpoint: 'npd-income', path: '/api/v1/income/by-month' },
    { inn: subject.inn, ...monthsAskedAbout(query.period) },
  );
};

const readIncome = ({ inn, closedThrough, income }: z.infer<typeof Income>): ReplyContent => {
  const payments = income.map(({ month, amount }, index) => ({
    month: monthOf({ path: `/income/${index}/month`, text: month }),
    amount: kopecksOf({ path: `/income/${index}/amount`, text: amount }),
  }));
  if (new Set(payments.map(({ month }) => month)).size < payments.length) {
    throw new ContractBreach('/income', 'each month once');
  }
  return {
    outcome: 'found',
    facts: {
      kind: 'self-employed-income',
      person: { inn },
      closedThrough: monthOf({ path: '/closedThrough', text: closedThrough }),
      payments,
    },
  };
};

const decode = (reply: WireReply): ReplyContent => {
  const said = checked(Reply, readJson(reply, MAX_REPLY_BYTES));
  return said.code === undefined
    ? readIncome(said)
    : { outcome: FAILURES.get(said.code) ?? 'refused', code: codeOf(said.code) };
};

/** What a payer of the tax on professional income has declared by receipts, month by month. */
export const selfEmployedIncome: InformationType = {
  kind: 'self-employed-income',
  contractVersion: '0.1',
  title: {
    ru: 'Доход плательщика НПД по месяцам',
    en: 'Income under the tax on professional income, by month',
  },
  endpoint: 'npd-income',
  delivery: 'immediate',
  requires: ['inn'],
  timeoutSeconds: 15,
  maxReplyBytes: MAX_REPLY_BYTES,
  notReadyRetrySeconds: 14_400,
  encode,
  readAcknowledgement: readImmediateReply,
  decode,
};
