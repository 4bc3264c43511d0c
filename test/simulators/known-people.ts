import type { Population, SimulatedPerson } from '#contracts/protocols/simulator-population';

type Word = Extract<NonNullable<NonNullable<SimulatedPerson['tax']>['behaviour']>, string>;

/** One invented person whom every agency knows well. Numbers have valid checksums. */
export const VERA = {
  snils: '19033414747',
  inn: '332890127104',
  name: { family: 'Лебедева', given: 'Вера', patronymic: 'Олеговна' },
  birthDate: '1999-10-27',
  tax: {
    income: [
      { payerInn: '3328900537', payerName: 'ООО «Ткань & Ко»', year: 2026, month: 9, amount: '45500.00' },
      { payerInn: '3328900537', payerName: 'ООО «Ткань & Ко»', year: 2026, month: 10, amount: '007.50' },
      { payerInn: '332890168100', payerName: 'Ёлкин Лев', year: 2025, month: 1, amount: '100.00' },
    ],
    entrepreneur: { ogrnip: '304332816000158', registeredOn: '2020-05-12', ceasedOn: '2024-02-29' },
    selfEmployed: true,
  },
  employmentCentre: {
    registration: [
      { status: 'unemployed', from: '2026-02-16' },
      { status: 'job-seeker', from: '2025-01-09', until: '2025-03-01' },
    ],
    benefits: [
      { month: '2026-07', amount: '1.00' },
      { month: '2026-09', amount: '4500.00' },
    ],
    selfEmploymentPayments: [
      { paidOn: '2026-08-01', purpose: 'extra-jobs', amount: '6000.00' },
      { paidOn: '2026-11-01', purpose: 'self-employment', amount: '58800.00' },
    ],
  },
  myBusiness: {
    plan: { verdict: 'needs-revision', decidedOn: '2026-11-18', score: 34, remarks: 'Нет «сметы»' },
    training: { passed: true, finishedOn: '2026-10-30', certificateNumber: 'МБ-7712' },
  },
} satisfies SimulatedPerson;

export const STRANGER_SNILS = '19033451753';
export const STRANGER_INN = '332890168100';

/** Vera alone, and how every agency treats her questions. */
export const veraWho = (behaviour: Word): Population => ({
  people: [
    {
      ...VERA,
      tax: { ...VERA.tax, behaviour },
      employmentCentre: { ...VERA.employmentCentre, behaviour },
      myBusiness: { ...VERA.myBusiness, behaviour },
    },
  ],
});
