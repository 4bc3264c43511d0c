import type { SimulatedPerson } from '#contracts/protocols/simulator-population';

/** Adds a thousand roubles: text in, text out, no floats. */
const raised = (amount: string): string => (BigInt(amount.replace('.', '')) + 100_000n).toString();
const roubles = (kopecks: string): string =>
  `${kopecks.slice(0, -2).padStart(1, '0')}.${kopecks.slice(-2).padStart(2, '0')}`;
const more = <Row extends { amount: string }>(rows: readonly Row[] | undefined): Row[] =>
  (rows ?? []).map((row) => ({ ...row, amount: roubles(raised(row.amount)) }));

const EARLIER = '2020-01-09';

const otherTax = (tax: NonNullable<SimulatedPerson['tax']>): SimulatedPerson['tax'] => {
  const entrepreneur = tax.entrepreneur ?? undefined;
  return {
    ...tax,
    income: more(tax.income),
    entrepreneur:
      entrepreneur?.ceasedOn === undefined && entrepreneur !== undefined
        ? { ...entrepreneur, ceasedOn: EARLIER }
        : { ogrnip: '304332816000158', registeredOn: EARLIER },
    selfEmployed: tax.selfEmployed !== true,
  };
};

const otherEmployment = (
  centre: NonNullable<SimulatedPerson['employmentCentre']>,
): SimulatedPerson['employmentCentre'] => ({
  ...centre,
  registration: [
    ...(centre.registration ?? []),
    { status: 'unemployed', from: EARLIER, until: '2020-03-31' },
  ],
  benefits: [...more(centre.benefits), { month: '2020-02', amount: '1000.00' }],
  selfEmploymentPayments: [
    ...more(centre.selfEmploymentPayments),
    { paidOn: '2024-06-03', purpose: 'self-employment', amount: '58800.00' },
  ],
});

const otherBusiness = (
  business: NonNullable<SimulatedPerson['myBusiness']>,
): SimulatedPerson['myBusiness'] => ({
  ...business,
  plan: {
    verdict: business.plan?.verdict === 'approved' ? 'rejected' : 'approved',
    decidedOn: business.plan?.decidedOn ?? EARLIER,
  },
  training: { passed: business.training?.passed !== true },
});

/** The same person as an agency that changed its mind describes them: every kind of answer differs. */
export const contradicted = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  tax: otherTax(person.tax ?? {}),
  employmentCentre: otherEmployment(person.employmentCentre ?? {}),
  myBusiness: otherBusiness(person.myBusiness ?? {}),
});

/** The same facts under the name and numbers of somebody else (invented, valid checksums). */
export const somebodyElse = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  snils: '19090000135',
  inn: '332899999910',
  name: { family: 'Посторонняя', given: 'Зинаида', patronymic: 'Фёдоровна' },
  birthDate: '1950-12-31',
});
