import type { AgenciesView, CaseView, DeadlinesView, QueuesView } from '#schemas/api';
import type { Deadline } from '#schemas/deadline';
import type { FailedView } from '#schemas/failed-messages';

export const CASE_ID = 'abcdefghijklmnopqrstuvwx23';
export const TAX_QUERY = `${CASE_ID}.aaaaaaaaaaaa2`;
export const CENTRE_QUERY = `${CASE_ID}.bbbbbbbbbbbb3`;

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
  purpose: 'decision',
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
  deadlines: [{ ...preparation, status: 'open' }],
  placementEvents: 0,
  contract: { state: 'preparation', allowed: ['handed-to-commission'] },
  officeEvents: [],
  obligations: [],
  forecast: [],
  silences: [
    {
      agency: 'tax',
      endpoint: 'smev',
      since: '2026-11-20T12:40:00.000Z',
      message: { ru: 'ФНС не отвечает с 12:40.', en: 'The tax service has not answered since 12:40.' },
    },
  ],
};

export const queuesView: QueuesView = {
  queues: [
    { queue: 'intake', waiting: 3, inFlight: 1, delayed: 0, deadLetters: 0 },
    { queue: 'query-tax', waiting: 12, inFlight: 2, delayed: 0, deadLetters: 2 },
  ],
};

/** Two causes of one queue; of one message the row knows that it is answered. */
export const failedView: FailedView = {
  groups: [
    {
      group: 'aaaaaaa2',
      cause: 'agency-failure',
      code: 'http-503',
      agency: 'tax',
      schemaVersion: '1',
      contractVersion: '4.0.0',
      queues: ['query-tax'],
      count: 1,
      oldest: '2026-11-16T06:00:00.000Z',
      example: 'm-1',
      advice: { ru: 'Дождитесь ведомства.', en: 'Wait for the agency.' },
    },
    {
      group: 'bbbbbbb3',
      cause: 'unreadable',
      queues: ['query-tax'],
      count: 1,
      example: 'm-2',
      advice: { ru: 'Найдите, кто пишет.', en: 'Find out who writes.' },
    },
  ],
  more: [],
  failed: [
    {
      queue: 'query-tax',
      messageId: 'm-1',
      group: 'aaaaaaa2',
      standing: 'already-answered',
      firstSentAt: '2026-11-16T06:00:00.000Z',
      receiveCount: 4,
      caseId: CASE_ID,
      queryId: TAX_QUERY,
      reason: 'http-503',
    },
    { queue: 'query-tax', messageId: 'm-2', group: 'bbbbbbb3', receiveCount: 4 },
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
      channels: [
        {
          endpoint: 'smev',
          callsPerSecond: 50,
          circuit: 'open',
          failingSince: '2026-11-20T12:40:00.000Z',
          nextProbeAt: '2026-11-20T12:45:30.000Z',
        },
        {
          endpoint: 'npd',
          callsPerSecond: 20,
          openingHours: { timeZone: 'Europe/Moscow', weekdays: [1, 2, 3, 4, 5], fromHour: 8, untilHour: 20 },
          circuit: 'closed',
        },
      ],
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
      contractState: 'preparation',
      deadlines: [{ ...preparation, status: 'due-today' }],
      obligations: [],
    },
  ],
  more: false,
};
