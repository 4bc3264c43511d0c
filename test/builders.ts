import { caseIdOf, queryIdOf } from '#core/ids';
import type { EventRow, QueryRow, ReplyRow } from '#core/ports';
import type { Answer, ReplyContent } from '#schemas/answer';
import type { EmploymentEvent } from '#schemas/employment-event';
import type { VerificationCase } from '#schemas/verification-case';
import type { VerificationRequest } from '#schemas/verification-request';
import type { VerificationResult } from '#schemas/verification-result';

/** An invented applicant with valid checksums, alone in the family, on the way to a business of her own. */
export const aRequest = (changes: Partial<VerificationRequest> = {}): VerificationRequest => ({
  schemaVersion: '1',
  officeId: 'vladimir-gkuszn-01',
  registrationNumber: '2026-0900',
  purpose: 'decision',
  policy: { id: 'vladimir-regional', edition: '2023-12-07' },
  track: 'business',
  intakeChannel: 'office',
  acceptedOn: '2026-11-20',
  subjects: [
    {
      subjectId: 'applicant',
      role: 'applicant',
      name: { family: 'Канарейкина', given: 'Ия', patronymic: 'Львовна' },
      birthDate: '1991-04-17',
      group: 'working-age',
      snils: '19033303738',
      inn: '332890004198',
      identity: { kind: 'passport-rf', series: '1719', number: '400900' },
      occupation: 'unemployed',
    },
  ],
  declaration: {
    incomeMonths: ['2026-08', '2026-09', '2026-10'],
    income: [{ subjectId: 'applicant', kind: 'other-social', byMonth: ['4500.00', '4500.00', '4500.00'] }],
    alimonyPaid: [],
    property: [],
    selfEmploymentPayments: [{ subjectId: 'applicant', received: 'no' }],
    activity: [{ subjectId: 'applicant', selfEmployed: false }],
    businessPlan: { reference: 'BP-2026-17', activity: 'пошив штор', requestedAmount: '350000.00' },
  },
  consents: [
    {
      subjectId: 'applicant',
      kinds: ['personal-data', 'contract', 'verification-and-visit', 'transfer-my-business'],
      givenOn: '2026-11-20',
      form: 'written',
      validUntil: 'end-of-support',
    },
  ],
  ...changes,
});

export const aCase = (changes: Partial<VerificationCase> = {}): VerificationCase => {
  const { officeId = 'vladimir-gkuszn-01', registrationNumber = '2026-0900' } = changes;
  return {
    caseId: caseIdOf({ officeId, registrationNumber, purpose: 'decision' }),
    officeId,
    registrationNumber,
    purpose: 'decision',
    policy: { id: 'vladimir-regional', edition: '2023-12-07' },
    track: 'business',
    testMode: false,
    acceptedOn: '2026-11-20',
    receivedAt: '2026-11-20T08:00:00.000Z',
    correlationId: 'correlation-1',
    state: 'received',
    version: 1,
    resultVersion: 0,
    publishedVersion: 0,
    nextActionAt: '2026-11-20T08:05:00.000Z',
    safeDue: '2026-11-26',
    ...changes,
  };
};

/** The same case without a next look. */
export const withoutNextLook = (known: VerificationCase): VerificationCase => {
  const { nextActionAt, ...rest } = known;
  return nextActionAt === undefined ? known : rest;
};

/** A planned question of a case; `kind` makes it another one. */
export const aQuery = (caseId: string, changes: Partial<QueryRow> = {}): QueryRow => {
  const question = {
    agency: 'tax',
    kind: changes.kind ?? 'self-employed-status',
    subjectId: 'applicant',
    period: { type: 'as-of', day: '2026-11-20' },
  } as const;
  return {
    queryId: queryIdOf(caseId, question),
    caseId,
    lawfulBasis: 'ст. 7',
    ...question,
    progress: {
      state: 'planned',
      epoch: 1,
      epochStartedAt: '2026-11-20T08:00:00.000Z',
      attempts: 0,
      breaches: 0,
      nextActionAt: '2026-11-20T08:00:00.000Z',
      dueAt: '2026-11-26T20:59:59.999Z',
    },
    ...changes,
  };
};

export const anAnswer = (queryId: string, content: ReplyContent, changes: Partial<Answer> = {}): Answer => ({
  queryId,
  agency: 'tax',
  receivedAt: '2026-11-20T09:00:00.000Z',
  late: false,
  digest: `digest of ${content.outcome}`,
  content,
  ...changes,
});

export const aReply = (query: QueryRow, text: string, changes: Partial<ReplyRow> = {}): ReplyRow => ({
  replyId: `${query.queryId}#0123456789abcdef`,
  caseId: query.caseId,
  queryId: query.queryId,
  agency: query.agency,
  receivedAt: '2026-11-20T09:00:00.000Z',
  reply: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(text),
  },
  ...changes,
});

const placement = {
  employer: { inn: '3328900537', name: 'ООО «Клязьминский текстиль»' },
  startOn: '2026-12-01',
  confirmation: 'employer',
} as const;

/** A job found by the applicant of `aRequest`. */
export const aPlacement = (sourceEventId = 'event-1', startOn = '2026-12-01'): EmploymentEvent => ({
  schemaVersion: '1',
  source: 'employment-centre',
  sourceEventId,
  reportedOn: '2026-11-23',
  subject: { snils: '19033303738' },
  type: 'placement-reported',
  placement: { ...placement, startOn },
});

export const aCorrection = (sourceEventId: string, correctsEventId: string): EmploymentEvent => ({
  schemaVersion: '1',
  source: 'employment-centre',
  sourceEventId,
  reportedOn: '2026-11-24',
  subject: { snils: '19033303738' },
  type: 'placement-corrected',
  correctsEventId,
  placement: { ...placement, startOn: '2026-12-07' },
});

export const aCancellation = (sourceEventId: string, correctsEventId: string): EmploymentEvent => ({
  schemaVersion: '1',
  source: 'employment-centre',
  sourceEventId,
  reportedOn: '2026-11-25',
  subject: { snils: '19033303738' },
  type: 'placement-cancelled',
  correctsEventId,
  reason: 'не вышла на работу',
});

export const anEventRow = (changes: Partial<EventRow> = {}): EventRow => ({
  event: aPlacement(),
  personKey: 'person-key-of-somebody',
  correlationId: 'correlation-2',
  receivedAt: '2026-11-23T08:00:00.000Z',
  state: 'received',
  attempts: 0,
  nextActionAt: '2026-11-23T08:05:00.000Z',
  ...changes,
});

const income = {
  total: 1_350_000,
  alimonyDeducted: 0,
  members: 1,
  averagePerCapita: 450_000,
  thresholdPerCapita: 2_500_000,
  belowThreshold: true,
  inBand: false,
  equalsThreshold: false,
};

export const aResult = (known: VerificationCase, version: number): VerificationResult => ({
  schemaVersion: '1',
  caseId: known.caseId,
  officeId: known.officeId,
  registrationNumber: known.registrationNumber,
  policy: known.policy,
  track: known.track,
  testMode: known.testMode,
  version,
  final: true,
  createdAt: '2026-11-20T10:00:00.000Z',
  status: 'confirmed',
  summary: { ru: 'Расхождений нет', en: 'No discrepancies' },
  income: { months: ['2026-08', '2026-09', '2026-10'], declared: income },
  coverage: [],
  discrepancies: [],
  placements: [],
  paymentMonths: [],
  facts: [],
  deadlines: [],
  basedOn: [],
});
