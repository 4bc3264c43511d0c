import * as z from 'zod';
import type { Asked, SimulatedCheck } from '#contracts/protocols/rest/simulator-check';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { raisedRows, somebodyElse } from '#contracts/protocols/simulator-variants';
import { jsonReply, personByInn, type SimulatedReply } from '#contracts/protocols/simulator-world';

const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
const IncomeRequest = z.strictObject({ inn: z.string().regex(/^(?!00)\d{12}$/), from: Month, to: Month });
type IncomeRequest = z.infer<typeof IncomeRequest>;

const refusal = (code: string): SimulatedReply => jsonReply(422, { code, message: 'Сведения не выданы' });

/** The tax of a month is computed on the 12th of the next one. */
const closedThrough = (nowMs: number): string => {
  const day = new Date(nowMs);
  const back = day.getUTCDate() >= 12 ? 1 : 2;
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
};

const answer = ({ request, person, nowMs }: Asked<IncomeRequest>): SimulatedReply => {
  const rows = person?.tax?.selfEmployedIncome;
  if (rows === undefined) return refusal('taxpayer.not.found');
  return jsonReply(200, {
    inn: person?.inn,
    closedThrough: closedThrough(nowMs),
    income: rows.filter(({ month }) => month >= request.from && month <= request.to),
  });
};

const withPerson = (
  asked: Asked<IncomeRequest>,
  change: (person: SimulatedPerson) => SimulatedPerson,
): Asked<IncomeRequest> => ({ ...asked, person: asked.person && change(asked.person) });

const withMore = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  tax: { ...person.tax, selfEmployedIncome: raisedRows(person.tax?.selfEmployedIncome) },
});

/** Income of payers of the tax on professional income, by month. */
export const npdIncomeCheck: SimulatedCheck<IncomeRequest> = {
  agency: 'tax',
  kind: 'self-employed-income',
  path: '/api/v1/income/by-month',
  request: IncomeRequest,
  personIn: ({ inn }) => personByInn(inn),
  asked: ({ from, to }) => [from, to],
  isRight: ({ from, to }) => from <= to,
  wrong: () => refusal('validation.failed'),
  answer,
  contradicted: (asked) => answer(withPerson(asked, withMore)),
  aboutSomebodyElse: (asked) => answer(withPerson(asked, somebodyElse)),
  notFound: () => refusal('taxpayer.not.found'),
  notReady: () => refusal('income.not.ready'),
  refused: () => refusal('access.denied'),
};
