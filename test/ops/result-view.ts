import { CASE_ID, CENTRE_QUERY, preparation, TAX_QUERY } from '#test/ops/views';
import type { VerificationResult } from '#schemas/verification-result';

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
      declared: '15000.00',
      recorded: '48333.00',
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
      isConfirmed: true,
      events: ['czn-1'],
      reports: [
        {
          source: 'employment-centre',
          sourceEventId: 'czn-1',
          type: 'placement-reported',
          reportedOn: '2026-12-01',
          receivedAt: '2026-12-01T09:00:00.000Z',
        },
      ],
    },
  ],
  paymentMonths: [{ subjectId: 'applicant', month: '2026-12', ground: 'employment', state: 'due' }],
  facts: [
    {
      subjectId: 'applicant',
      type: 'unemployed-deregistered',
      effectiveOn: '2026-11-30',
      title: { ru: 'снят с учёта как безработный', en: 'no longer registered as unemployed' },
      clause: '3.6.1 б',
      consequence: { ru: 'Проверить мероприятия программы.', en: 'Check the measures.' },
      reports: [
        {
          source: 'employment-centre',
          sourceEventId: 'czn-2',
          type: 'unemployed-deregistered',
          reportedOn: '2026-12-02',
          receivedAt: '2026-12-02T09:00:00.000Z',
        },
      ],
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
