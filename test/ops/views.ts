import type { AgenciesView, CaseView, DeadlinesView, FailedView, QueuesView } from '#schemas/api';
import type { Deadline } from '#schemas/deadline';
import type { VerificationResult } from '#schemas/verification-result';

export const CASE_ID = 'abcdefghijklmnopqrstuvwx23';
const TAX_QUERY = `${CASE_ID}.aaaaaaaaaaaa2`;
const CENTRE_QUERY = `${CASE_ID}.bbbbbbbbbbbb3`;

export const preparation: Deadline = {
  code: 'preparation',
  clause: '3.2.2',
  title: { ru: 'Проверка и передача в комиссию', en: 'Check and hand over' },
  startsOn: '2026-11-16',
  nominalDue: '2026-11-22',
  legalDue: '2026-11-23',
  safeDue: '2026-11-20',
};

/** Two questions: the tax service has answered, the employment centre has not and failed once. */
export const caseView: CaseView = {
  caseId: CASE_ID,
  officeId: 'vladimir-1',
  registrationNumber: '2026/11-0417',
  track: 'job-search',
  policy: { id: 'vladimir', edition: '2023-12-07' },
  acceptedOn: '2026-11-16',
  receivedAt: '2026-11-16T06:00:00.000Z',
  state: 'verifying',
  resultVersion: 0,
  queries: [
    {
      queryId: TAX_QUERY,
      agency: 'tax',
      kind: 'income-by-payer',
      subjectId: 'applicant',
      state: 'answered',
      outcome: 'found',
      attempts: 1,
      sentAt: '2026-11-16T06:00:05.000Z',
      answeredAt: '2026-11-16T21:30:00.000Z',
      dueAt: '2026-11-20T20:59:59.000Z',
    },
    {
      queryId: CENTRE_QUERY,
      agency: 'employment-centre',
      kind: 'unemployment-registration',
      subjectId: 'applicant',
      state: 'planned',
      attempts: 2,
      lastFailure: 'http-503',
      dueAt: '2026-11-20T20:59:59.000Z',
    },
  ],
  deadlines: [preparation],
  placementEvents: 0,
};

const declared = {
  total: 4_550_000,
  alimonyDeducted: 150_050,
  members: 2,
  averagePerCapita: 758_333,
  thresholdPerCapita: 1_663_950,
  belowThreshold: true,
  inBand: false,
  equalsThreshold: false,
};

/** An understated income (high) before a missing answer (info), one placement, two kinds of coverage. */
export const result: VerificationResult = {
  schemaVersion: '1',
  caseId: CASE_ID,
  officeId: 'vladimir-1',
  registrationNumber: '2026/11-0417',
  policy: { id: 'vladimir', edition: '2023-12-07' },
  track: 'job-search',
  testMode: true,
  version: 2,
  final: true,
  createdAt: '2026-11-17T06:00:00.000Z',
  status: 'discrepancies',
  summary: {
    ru: 'Найдено одно расхождение, которое меняет право на помощь.',
    en: 'One discrepancy that changes eligibility was found.',
  },
  income: {
    months: ['2026-08', '2026-09', '2026-10'],
    declared,
    recorded: {
      ...declared,
      total: 14_550_000,
      averagePerCapita: 2_425_000,
      belowThreshold: false,
      inBand: true,
    },
  },
  coverage: [
    {
      item: 'income/applicant/labour/2026-08',
      subjectId: 'applicant',
      title: { ru: 'Заработок заявителя за август 2026', en: 'Applicant: labour income, August 2026' },
      state: 'contradicted',
      evidence: [TAX_QUERY],
    },
    {
      item: 'property/1',
      title: { ru: 'Автомобиль', en: 'A vehicle' },
      state: 'not-covered',
      evidence: [],
      reason: {
        ru: 'Никто из опрошенных не ведёт такой учёт.',
        en: 'No agency that we ask keeps such a record.',
      },
    },
    {
      item: 'property/2',
      title: { ru: 'Земельный участок', en: 'A plot of land' },
      state: 'not-covered',
      evidence: [],
      reason: {
        ru: 'Никто из опрошенных не ведёт такой учёт.',
        en: 'No agency that we ask keeps such a record.',
      },
    },
  ],
  discrepancies: [
    {
      id: 'd-missing',
      kind: 'answer-missing',
      severity: 'info',
      item: 'activity/applicant/unemployed',
      effect: 'not-decidable',
      clause: '3.2.2',
      evidence: [CENTRE_QUERY],
      explanation: { ru: 'Центр занятости не ответил.', en: 'The employment centre has not answered.' },
      nextStep: { ru: 'Уведомить о дополнительной проверке.', en: 'Give notice of an additional check.' },
    },
    {
      id: 'd-income',
      kind: 'income-understated',
      severity: 'high',
      subjectId: 'applicant',
      item: 'income/applicant/labour/2026-08',
      declared: '15 000,00 ₽',
      recorded: '48 333,00 ₽',
      effect: 'changes-eligibility',
      clause: '2.8.1',
      evidence: [TAX_QUERY],
      explanation: {
        ru: 'По сведениям ФНС доход за август больше заявленного.',
        en: 'The tax service records more income for August than was declared.',
      },
      nextStep: { ru: 'Попросить заявителя пояснить.', en: 'Ask the applicant to explain.' },
    },
  ],
  placements: [
    {
      subjectId: 'applicant',
      state: 'reported',
      employerInn: '7707083893',
      employerName: 'ООО «Ромашка»',
      startOn: '2026-11-30',
      confirmation: 'employer',
      events: ['czn-1'],
    },
  ],
  deadlines: [preparation],
  basedOn: [
    {
      queryId: TAX_QUERY,
      agency: 'tax',
      kind: 'income-by-payer',
      subjectId: 'applicant',
      outcome: 'found',
      receivedAt: '2026-11-16T21:30:00.000Z',
      late: false,
    },
    {
      queryId: CENTRE_QUERY,
      agency: 'employment-centre',
      kind: 'unemployment-registration',
      subjectId: 'applicant',
      outcome: 'unanswered',
      late: false,
    },
  ],
};

export const queuesView: QueuesView = {
  queues: [
    { queue: 'intake', waiting: 3, inFlight: 1, delayed: 0, deadLetters: 0 },
    { queue: 'query-tax', waiting: 12, inFlight: 2, delayed: 0, deadLetters: 2 },
  ],
};

export const failedView: FailedView = {
  failed: [
    {
      queue: 'query-tax',
      messageId: 'm-1',
      firstSentAt: '2026-11-16T06:00:00.000Z',
      receiveCount: 4,
      caseId: CASE_ID,
      queryId: TAX_QUERY,
      reason: 'http-503',
    },
    { queue: 'query-tax', messageId: 'm-2', receiveCount: 4 },
  ],
};

export const agenciesView: AgenciesView = {
  agencies: [
    {
      agency: 'tax',
      title: 'ФНС',
      kinds: ['income-by-payer', 'entrepreneur-record'],
      termWorkingDays: 5,
      maxConcurrency: 5,
      waitingHints: 12,
      deadLetters: 2,
    },
  ],
};

export const deadlinesView: DeadlinesView = {
  cases: [
    {
      caseId: CASE_ID,
      officeId: 'vladimir-1',
      registrationNumber: '2026/11-0417',
      state: 'verifying',
      deadlines: [{ ...preparation, status: 'due-today' }],
    },
  ],
};
