import * as z from 'zod';
import { digestOfParts } from '#contracts/protocols/simulator-journal';
import {
  Day,
  type KnownBy,
  Month,
  Roubles,
  type SimulatedKnowledge,
  type SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import { EARLIER, raisedRows } from '#contracts/protocols/simulator-variants';

const IncomeRow = z.strictObject({
  payerInn: z.string().regex(/^(\d{10}|\d{12})$/),
  payerName: z.string().min(1),
  year: z.int().min(1990).max(2100),
  month: z.int().min(1).max(12),
  amount: Roubles,
});
const CertificateRow = z.strictObject({
  payerInn: z.string().regex(/^\d{10}$/),
  payerName: z.string().min(1),
  year: z.int().min(1990).max(2100),
  month: z.int().min(1).max(12),
  incomeCode: z.string().regex(/^\d{4}$/),
  amount: Roubles,
});
const Entrepreneur = z.strictObject({
  ogrnip: z.string().regex(/^\d{15}$/),
  registeredOn: Day,
  ceasedOn: Day.optional(),
});
const CompanyRole = z.strictObject({
  role: z.enum(['director', 'founder']),
  since: Day,
  until: Day.optional(),
  ogrn: z.string().regex(/^\d{13}$/),
  companyInn: z.string().regex(/^\d{10}$/),
  companyName: z.string().min(1),
  companyCeasedOn: Day.optional(),
});

export const personByOgrnip = (ogrnip: string): string => digestOfParts('ogrnip', ogrnip);

/** Of somebody whose number is not known yet. */
export const personByPapers = ({ name, birthDate }: Pick<SimulatedPerson, 'name' | 'birthDate'>): string =>
  digestOfParts('papers', name.family, name.given, name.patronymic ?? '', birthDate);

const shape = z
  .strictObject({
    income: z
      .array(IncomeRow)
      .describe('A year without rows is a year about which nothing is known: not found.')
      .optional(),
    certificates: z
      .array(CertificateRow)
      .describe('2-НДФЛ of closed years, by payer, month and code of income. A year without rows: not found.')
      .optional(),
    entrepreneur: Entrepreneur.nullable()
      .describe('Absent or null: not in the register of entrepreneurs (not found).')
      .optional(),
    selfEmployed: z
      .boolean()
      .describe(
        'Payer of the tax on professional income. The check says "not a payer" of unknown people too.',
      )
      .optional(),
    selfEmployedIncome: z
      .array(z.strictObject({ month: Month, amount: Roubles }))
      .describe('Income by receipts of a payer of НПД, each month once. Absent: was no payer (not found).')
      .optional(),
    companyRoles: z
      .array(CompanyRole)
      .describe('Companies that the person directs or has founded. Absent or empty: in none (not found).')
      .optional(),
    hasNoInn: z
      .boolean()
      .describe(
        'Asked for the ИНН by passport, the service says that there is none, whatever the person has.',
      )
      .optional(),
  })
  .describe(
    'What the tax service knows. It finds people by СНИЛС (income), by name and birth date (ИНН) or ИНН (the others).',
  );

export const knowledge: SimulatedKnowledge = {
  shape,
  digests: (person: SimulatedPerson) => [
    personByPapers(person),
    ...(person.tax?.entrepreneur ? [personByOgrnip(person.tax.entrepreneur.ogrnip)] : []),
  ],
};

declare module '#contracts/protocols/simulator-population' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can grow by folders
  interface SimulatedPerson {
    tax?: KnownBy<typeof shape> | undefined;
  }
}

const OTHER_COMPANY = {
  role: 'founder',
  since: EARLIER,
  ogrn: '1022200525819',
  companyInn: '3328000110',
  companyName: 'ООО «Прежнее дело»',
} as const;

type Known = NonNullable<SimulatedPerson['tax']>;

/** Who trades has ceased; who has ceased, or never traded, trades. */
const otherEntrepreneur = ({ entrepreneur }: Known): Known['entrepreneur'] =>
  entrepreneur && entrepreneur.ceasedOn === undefined
    ? { ...entrepreneur, ceasedOn: EARLIER }
    : { ogrnip: '304332816000158', registeredOn: EARLIER };

/** The same person as a tax service that changed its mind describes them. */
export const contradicted = (person: SimulatedPerson): SimulatedPerson => {
  const known = person.tax ?? {};
  return {
    ...person,
    tax: {
      ...known,
      income: raisedRows(known.income),
      certificates: raisedRows(known.certificates),
      entrepreneur: otherEntrepreneur(known),
      selfEmployed: known.selfEmployed !== true,
      selfEmployedIncome: raisedRows(known.selfEmployedIncome),
      companyRoles: [...(known.companyRoles ?? []), OTHER_COMPANY],
      hasNoInn: known.hasNoInn !== true,
    },
  };
};
