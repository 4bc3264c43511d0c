import { foldedName } from '#core/matching';
import { yearOfMonth } from '#core/time/month';
import { inOrderOf } from '#core/time/order';
import type { RecordedPayer } from '#core/reconcile/compare-labour-month';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import type { Facts } from '#schemas/answer';
import type { Subject } from '#schemas/person';
import type { QueryPeriod } from '#schemas/query';
import type { IsoMonth } from '#schemas/time';

type IncomeKnown = Known<'income-by-payer'>;
type IncomeFacts = Extract<Facts, { kind: 'income-by-payer' }>;
type FactsOfCertificate = Extract<Facts, { kind: 'income-certificate' }>;

/** Pay, civil-law contracts, leave, severance, authors' fees; sick pay (2300), rent and dividends are other kinds. */
const LABOUR_CODE = /^(20\d\d|220\d)$/;

const ofCertificate = ({ reportYear, payers }: FactsOfCertificate): IncomeFacts => ({
  kind: 'income-by-payer',
  reportYear,
  payers: payers.map(({ payer, months }) => ({
    payer,
    months: months
      .filter(({ incomeCode }) => LABOUR_CODE.test(incomeCode))
      .map(({ month, amount }) => ({ month, amount })),
  })),
});

/**
 * One source for a year, so that nothing is counted twice: the register of payers, and the certificate for a year about
 * which the register was not asked because it does not reach so far.
 */
const knownOfYear = (context: Context, subject: Subject, year: number): IncomeKnown => {
  const isAbout = (period: QueryPeriod): boolean => period.type === 'report-year' && period.year === year;
  const register = knownOf(context, 'income-by-payer', { subject, isAbout });
  if (register.evidence.length > 0) return register;
  const certificate = knownOf(context, 'income-certificate', { subject, isAbout });
  if (certificate.evidence.length === 0) return register;
  return certificate.type === 'facts'
    ? { ...certificate, facts: ofCertificate(certificate.facts) }
    : certificate;
};

/** The register's months of the year that was asked about; months of another year in the answer are not believed. */
const monthsOf = (known: IncomeKnown, year: number) =>
  known.type === 'facts'
    ? known.facts.payers.flatMap(({ payer, months }) =>
        months.filter(({ month }) => yearOfMonth(month) === year).map((amount) => ({ payer, ...amount })),
      )
    : [];

/** One entry per payer: several entries of one payer in one month are added up. */
const payersOf = (known: IncomeKnown, month: IsoMonth): RecordedPayer[] => {
  const payers = new Map<string, RecordedPayer>();
  for (const { payer, month: reported, amount } of monthsOf(known, yearOfMonth(month))) {
    if (reported !== month) continue;
    const key = payer.inn ?? foldedName(payer.name);
    const before = payers.get(key);
    payers.set(key, {
      key,
      ...(payer.inn === undefined ? {} : { inn: payer.inn }),
      name: before?.name ?? payer.name,
      amount: (before?.amount ?? 0) + amount,
    });
  }
  return [...payers.values()].sort(inOrderOf(({ key }) => key));
};

export type RegisterMonth = { known: IncomeKnown; recorded: RecordedPayer[]; isClosed: boolean };

/** What the register says about one month of one person. */
export const registerMonth = (context: Context, subject: Subject, month: IsoMonth): RegisterMonth => {
  const year = yearOfMonth(month);
  const known = knownOfYear(context, subject, year);
  const laterYears = new Set(context.window.map(yearOfMonth).filter((other) => other > year));
  return {
    known,
    recorded: payersOf(known, month),
    isClosed:
      monthsOf(known, year).some((entry) => entry.month > month) ||
      [...laterYears].some((later) => monthsOf(knownOfYear(context, subject, later), later).length > 0),
  };
};
