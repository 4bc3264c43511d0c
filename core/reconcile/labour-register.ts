import { foldedName } from '#core/matching';
import { yearOfMonth } from '#core/month';
import type { RecordedPayer } from '#core/reconcile/compare-labour-month';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';

type IncomeKnown = Known<'income-by-payer'>;

const knownOfYear = (context: Context, subject: Subject, year: number): IncomeKnown =>
  knownOf(context, 'income-by-payer', {
    subject,
    isAbout: (period) => period.type === 'report-year' && period.year === year,
  });

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
  return [...payers.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
};

export type RegisterMonth = { known: IncomeKnown; recorded: RecordedPayer[]; isClosed: boolean };

/** What the register says about one month of one person. */
export const registerMonth = (context: Context, subject: Subject, month: IsoMonth): RegisterMonth => {
  const known = knownOfYear(context, subject, yearOfMonth(month));
  const years = Array.from(new Set(context.window.map(yearOfMonth)));
  return {
    known,
    recorded: payersOf(known, month),
    isClosed: years.some((year) =>
      monthsOf(knownOfYear(context, subject, year), year).some((entry) => entry.month > month),
    ),
  };
};
