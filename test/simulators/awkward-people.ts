import fc from 'fast-check';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { inventedEmployerInn, inventedOgrnip, inventedPerson } from '#test/invented-people';

/**
 * Pieces of names that a careless reader, writer or store changes: both ё, й in two writings, quotes and marks of every
 * format on the way, spaces that are none, signs beyond 16 bits, joiners, the ends of what XML allows.
 */
const PIECES = [
  ...Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюяёАЁЙЯ'),
  ...[
    'Еж',
    'и\u0306',
    'е\u0308',
    'İ',
    'ß',
    'ӕ',
    'ҷ',
    'თ',
    '李',
    '𐐷',
    '🙂',
    'e\u0301',
    '\u00AD',
    '\u200D',
    '\u00A0',
  ],
  ...[
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '&amp;',
    '&#1;',
    '<!--',
    '$&',
    '\\',
    '\\u0041',
    '{}',
    '%00',
    '`',
    '—',
    '«',
    '»',
  ],
  ...[' ', '  ', '-', '.', '007', '1e5', 'null', '__proto__', '\u2028', '\uE000', '\uFFFD', '\u{10FFFD}'],
];

const name = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.trim() !== '');

const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

/** Kopecks up to what a double holds exactly, small and round ones more often. */
const amount = fc
  .oneof(
    fc.integer({ min: 0, max: 100 }),
    fc.integer({ min: 0, max: 100_000 }).map((roubles) => roubles * 100),
    fc.integer({ min: 0, max: 999_999_999_999_999 }),
  )
  .map((kopecks) => `${Math.floor(kopecks / 100)}.${String(kopecks % 100).padStart(2, '0')}`);

const TWO_YEARS = Array.from({ length: 24 }, (_, index) => ({
  year: 2025 + Math.floor(index / 12),
  month: (index % 12) + 1,
}));

/** A payer pays in every month of two years. */
const payer = fc
  .record({ seed: fc.nat(9_000_000), name, amounts: fc.array(amount, { minLength: 24, maxLength: 24 }) })
  .map(({ seed, name, amounts }) =>
    TWO_YEARS.map((when, index) => ({
      payerInn: inventedEmployerInn(seed),
      payerName: name,
      ...when,
      amount: amounts[index] ?? '0.00',
    })),
  );

/** One payment in each month of two years. */
const byMonth = <Row>(rows: readonly Row[]): (Row & { month: string })[] =>
  rows.map((row, index) => {
    const { year, month } = TWO_YEARS[index] ?? { year: 2025, month: 1 };
    return { ...row, month: `${year}-${String(month).padStart(2, '0')}` };
  });

const PAST_DAYS = day('2021-11-21', '2026-11-20');

const knowledge = (payers: number) =>
  fc.record({
    income: fc
      .uniqueArray(payer, { minLength: payers, maxLength: payers, selector: ([row]) => row?.payerInn })
      .map((rows) => rows.flat()),
    ogrnip: fc.nat(900_000_000).map(inventedOgrnip),
    registeredOn: PAST_DAYS,
    certificates: fc
      .record({ seed: fc.nat(9_000_000), name, amounts: fc.array(amount, { minLength: 12, maxLength: 12 }) })
      .map(({ seed, name, amounts }) =>
        amounts.map((text, index) => ({
          payerInn: inventedEmployerInn(seed),
          payerName: name,
          year: 2021,
          month: index + 1,
          incomeCode: '2000',
          amount: text,
        })),
      ),
    selfEmployedIncome: fc
      .array(amount, { minLength: 20, maxLength: 20 })
      .map((amounts) => byMonth(amounts.map((text) => ({ amount: text })))),
    companyRoles: fc.array(
      fc.record({
        role: fc.constantFrom('director', 'founder'),
        since: PAST_DAYS,
        until: PAST_DAYS,
        ogrn: fc.constantFrom('1027700132195', '1023300000020'),
        companyInn: fc.nat(9_000_000).map(inventedEmployerInn),
        companyName: name,
        companyCeasedOn: PAST_DAYS,
      }),
      { minLength: 20, maxLength: 20 },
    ),
    registration: fc.array(
      fc.record({ status: fc.constantFrom('unemployed', 'job-seeker'), from: PAST_DAYS, until: PAST_DAYS }),
      { minLength: 40, maxLength: 40 },
    ),
    benefits: fc.array(fc.record({ month: PAST_DAYS.map((text) => text.slice(0, 7)), amount }), {
      minLength: 40,
      maxLength: 40,
    }),
    selfEmploymentPayments: fc.array(
      fc.record({ paidOn: PAST_DAYS, purpose: fc.constantFrom('self-employment', 'extra-jobs'), amount }),
      { minLength: 40, maxLength: 40 },
    ),
    socialFund: fc.array(
      fc.record({ type: fc.constantFrom('state-pension', 'monthly-cash-payment', 'benefit'), amount }),
      { minLength: 20, maxLength: 20 },
    ),
    passports: fc.array(
      fc.record({
        series: fc.stringMatching(/^[0-9]{4}$/),
        number: fc.stringMatching(/^[0-9]{6}$/),
        issuedOn: PAST_DAYS,
        invalid: fc.record({ reason: fc.constantFrom('601', '607', '609'), since: PAST_DAYS }),
      }),
      { minLength: 5, maxLength: 5 },
    ),
    decidedOn: PAST_DAYS,
    remarks: name,
    certificateNumber: name,
    supports: fc.array(
      fc.record({
        form: fc.constantFrom('financial', 'property', 'advice', 'training', 'other'),
        grantedOn: PAST_DAYS,
        until: PAST_DAYS,
        amount,
        givenBy: name,
      }),
      { minLength: 20, maxLength: 20 },
    ),
  });

const nameOf = (index: number) =>
  fc.record({ family: name.map((text) => `${text}${index}`), given: name, patronymic: name });

/** People whose names, payers, amounts and days are as awkward as their agencies may make them; the seed decides. */
export const awkwardPeople = (seed: number, people: number, payers: number): SimulatedPerson[] =>
  Array.from({ length: people }, (_, index) => {
    const [sample] = fc.sample(fc.tuple(nameOf(index), knowledge(payers)), {
      seed: seed + index,
      numRuns: 1,
    });
    if (sample === undefined) throw new Error('nothing generated');
    const [name, known] = sample;
    const {
      income,
      certificates,
      companyRoles,
      selfEmployedIncome,
      ogrnip,
      registeredOn,
      registration,
      benefits,
      selfEmploymentPayments,
    } = known;
    return {
      ...inventedPerson(seed + index),
      name,
      tax: { income, certificates, companyRoles, selfEmployedIncome, entrepreneur: { ogrnip, registeredOn } },
      employmentCentre: { registration, benefits, selfEmploymentPayments },
      socialFund: { payments: byMonth(known.socialFund) },
      interiorMinistry: { passports: known.passports },
      myBusiness: {
        plan: { verdict: 'approved', decidedOn: known.decidedOn, remarks: known.remarks },
        training: { passed: true, finishedOn: known.decidedOn, certificateNumber: known.certificateNumber },
        supports: known.supports,
      },
    };
  });
