import type { SimulatedPerson } from '#contracts/protocols/simulator-population';

/** Adds a thousand roubles: text in, text out, no floats. */
const raised = (amount: string): string => (BigInt(amount.replace('.', '')) + 100_000n).toString();
const roubles = (kopecks: string): string =>
  `${kopecks.slice(0, -2).padStart(1, '0')}.${kopecks.slice(-2).padStart(2, '0')}`;

/** The same rows with larger amounts: what an agency that changed its mind says of money. */
export const raisedRows = <Row extends { amount: string }>(rows: readonly Row[] | undefined): Row[] =>
  (rows ?? []).map((row) => ({ ...row, amount: roubles(raised(row.amount)) }));

/** A day long before any question. */
export const EARLIER = '2020-01-09';

/** The same facts under the name and numbers of somebody else (invented, valid checksums). */
export const somebodyElse = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  snils: '19090000135',
  inn: '332899999910',
  name: { family: 'Посторонняя', given: 'Зинаида', patronymic: 'Фёдоровна' },
  birthDate: '1950-12-31',
});
