import type { QueryKind, QueryPeriod } from '#schemas/query';

const asOf: QueryPeriod = { type: 'as-of', day: '2026-11-20' };
const autumn: QueryPeriod = { type: 'days', from: '2026-08-01', to: '2026-10-31' };
const thisYear: QueryPeriod = { type: 'report-year', year: 2026 };

/** What Sverka must understand of `VERA`, by hand: agency, kind, period, facts. */
export const expectations: [string, QueryKind, QueryPeriod, object][] = [
  [
    'tax',
    'income-by-payer',
    thisYear,
    {
      reportYear: 2026,
      payers: [
        {
          payer: { inn: '3328900537', name: 'ООО «Ткань & Ко»' },
          months: [
            { month: '2026-09', amount: 4_550_000 },
            { month: '2026-10', amount: 750 },
          ],
        },
      ],
    },
  ],
  [
    'tax',
    'entrepreneur-record',
    asOf,
    { ogrnip: '304332816000158', registeredOn: '2020-05-12', ceasedOn: '2024-02-29', cessationCode: '201' },
  ],
  [
    'tax',
    'income-certificate',
    { type: 'report-year', year: 2021 },
    {
      reportYear: 2021,
      payers: [
        {
          payer: { inn: '3328900537', name: 'ООО «Ткань & Ко»' },
          months: [
            { month: '2021-11', incomeCode: '2000', amount: 4_550_000 },
            { month: '2021-12', incomeCode: '2300', amount: 750 },
          ],
        },
      ],
    },
  ],
  ['tax', 'self-employed-status', asOf, { isPayer: true }],
  [
    'tax',
    'self-employed-income',
    autumn,
    {
      closedThrough: '2026-10',
      payments: [
        { month: '2026-08', amount: 1_500_000 },
        { month: '2026-09', amount: 7 },
      ],
    },
  ],
  [
    'tax',
    'company-roles',
    asOf,
    {
      roles: [
        {
          role: 'founder',
          since: '2019-02-01',
          until: '2023-12-31',
          company: { ogrn: '1023300000020', inn: '7707083893', name: 'ООО «Берег»', ceasedOn: '2024-02-29' },
        },
        {
          role: 'director',
          since: '2021-03-15',
          company: { ogrn: '1027700132195', inn: '3328000110', name: 'ООО "Ткань & Ко"' },
        },
      ],
    },
  ],
  [
    'employment-centre',
    'unemployment-registration',
    asOf,
    {
      periods: [
        { status: 'unemployed', from: '2026-02-16' },
        { status: 'job-seeker', from: '2025-01-09', until: '2025-03-01' },
      ],
    },
  ],
  [
    'employment-centre',
    'unemployment-benefits',
    autumn,
    { payments: [{ month: '2026-09', amount: 450_000 }] },
  ],
  [
    'employment-centre',
    'self-employment-payments',
    autumn,
    { payments: [{ paidOn: '2026-08-01', purpose: 'extra-jobs', amount: 600_000 }] },
  ],
  [
    'my-business',
    'business-plan-verdict',
    asOf,
    { verdict: 'needs-revision', decidedOn: '2026-11-18', score: 34, remarks: 'Нет «сметы»' },
  ],
  [
    'my-business',
    'business-training',
    asOf,
    { passed: true, finishedOn: '2026-10-30', certificateNumber: 'МБ-7712' },
  ],
];
