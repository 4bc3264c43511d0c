import { planQueries, type QueryOffer } from '#core/queries/plan-queries';
import { findPolicy } from '#core/policies/registry';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { QueryRow } from '#core/ports';
import { reconcile } from '#core/reconcile';
import type { Answer, Facts, ReplyContent } from '#schemas/answer';
import { type PlannedQuery, QueryKind } from '#schemas/query';
import type { VerificationRequest } from '#schemas/verification-request';
import type { Conclusion } from '#schemas/verification-result';

export const vladimir = (): PolicyPack => {
  const policy = findPolicy({ id: 'vladimir-regional', edition: '2023-12-07' });
  if (policy === undefined) throw new Error('no policy');
  return policy;
};

export const CASE_ID = 'aaaaaaaaaaaaaaaaaaaaaaaaaa';

/** Who is asked what, by kind: a new kind has its row here, or the plans of these tests would not ask it. */
const OFFERED: Readonly<Record<QueryKind, Omit<QueryOffer, 'kind'>>> = {
  'income-by-payer': { agency: 'tax', requires: ['snils'] },
  'income-certificate': { agency: 'tax', requires: ['passport'] },
  'entrepreneur-record': { agency: 'tax', requires: ['inn'] },
  'self-employed-status': { agency: 'tax', requires: ['inn'] },
  'self-employed-income': { agency: 'tax', requires: ['inn'] },
  'company-roles': { agency: 'tax', requires: ['inn'] },
  'unemployment-registration': { agency: 'employment-centre', requires: ['snils'] },
  'unemployment-benefits': { agency: 'employment-centre', requires: ['snils'] },
  'self-employment-payments': { agency: 'employment-centre', requires: ['snils'] },
  'social-fund-payments': { agency: 'social-fund', requires: ['snils'] },
  'passport-validity': { agency: 'interior-ministry', requires: ['passport'] },
  'inn-by-passport': { agency: 'tax', requires: ['passport'] },
  'business-plan-verdict': { agency: 'my-business', requires: [], consent: 'transfer-my-business' },
  'business-training': { agency: 'my-business', requires: [], consent: 'transfer-my-business' },
  'business-prior-support': { agency: 'my-business', requires: ['inn'], consent: 'transfer-my-business' },
};

export const OFFERS: readonly QueryOffer[] = QueryKind.options.map((kind) => ({ kind, ...OFFERED[kind] }));

export const planOf = (request: VerificationRequest): PlannedQuery[] =>
  planQueries({ request, caseId: CASE_ID, policy: vladimir(), offers: OFFERS });

export const answerTo = (
  query: PlannedQuery,
  content: ReplyContent,
  changes: Partial<Answer> = {},
): Answer => ({
  queryId: query.queryId,
  agency: query.agency,
  receivedAt: '2026-11-25T09:00:00.000Z',
  late: false,
  digest: JSON.stringify(content),
  content,
  ...changes,
});

export const rowOf = (query: PlannedQuery, answer?: Answer): QueryRow => ({
  ...query,
  progress: {
    state: answer === undefined ? 'sent' : 'answered',
    epoch: 1,
    epochStartedAt: '2026-11-23T08:00:00.000Z',
    attempts: 0,
    breaches: 0,
    nextActionAt: '2026-11-23T08:00:00.000Z',
    dueAt: '2026-11-27T20:59:59.999Z',
  },
  ...(answer === undefined ? {} : { answer }),
});

export const found = (facts: Facts): ReplyContent => ({ outcome: 'found', facts });

/** Registers that know the person and hold nothing; three of the tax service say so by "not-found". */
const NOTHING: Readonly<Partial<Record<QueryKind, ReplyContent>>> = {
  'income-by-payer': { outcome: 'not-found' },
  'income-certificate': { outcome: 'not-found' },
  'entrepreneur-record': { outcome: 'not-found' },
  'self-employed-status': found({ kind: 'self-employed-status', isPayer: false }),
  'self-employed-income': { outcome: 'not-found' },
  'company-roles': { outcome: 'not-found' },
  'unemployment-registration': found({ kind: 'unemployment-registration', periods: [] }),
  'unemployment-benefits': found({ kind: 'unemployment-benefits', payments: [] }),
  'self-employment-payments': found({ kind: 'self-employment-payments', payments: [] }),
  'business-plan-verdict': found({
    kind: 'business-plan-verdict',
    verdict: 'approved',
    decidedOn: '2026-11-24',
  }),
  'business-training': found({ kind: 'business-training', passed: true }),
  'business-prior-support': found({ kind: 'business-prior-support', received: [] }),
  'inn-by-passport': { outcome: 'not-found' },
  'social-fund-payments': { outcome: 'not-found' },
  'passport-validity': found({
    kind: 'passport-validity',
    passports: [{ series: '1710', number: '123456', issuedOn: '2010-05-20' }],
  }),
};

/** What a test says about one question; whatever is not said is `NOTHING`. */
export type Said = Partial<Record<`${QueryKind}/${string}`, ReplyContent | 'silent'>>;

/** `income-by-payer/applicant` speaks for every year, `income-by-payer/applicant/2026` for one. */
const saidOf = (said: Said, query: PlannedQuery): ReplyContent | 'silent' => {
  const key = `${query.kind}/${query.subjectId}` as const;
  const exact = query.period.type === 'report-year' ? said[`${key}/${query.period.year}`] : undefined;
  return exact ?? said[key] ?? NOTHING[query.kind] ?? { outcome: 'not-found' };
};

const rowsOf = (request: VerificationRequest, said: Said): QueryRow[] =>
  planOf(request).map((query) => {
    const content = saidOf(said, query);
    return rowOf(query, content === 'silent' ? undefined : answerTo(query, content));
  });

type More = Partial<
  Pick<
    Parameters<typeof reconcile>[0],
    'furtherAnswers' | 'events' | 'otherApplications' | 'policy' | 'office'
  >
>;

export const concluded = (request: VerificationRequest, said: Said, more: More = {}): Conclusion =>
  reconcile({
    request,
    queries: rowsOf(request, said),
    furtherAnswers: [],
    events: [],
    policy: vladimir(),
    ...more,
  });

export const stateOf = (conclusion: Conclusion, item: string): string =>
  conclusion.coverage.find((covered) => covered.item === item)?.state ?? 'no such item';

export const kindsOf = (conclusion: Conclusion): string[] =>
  conclusion.discrepancies.map(({ kind }) => kind).sort();
