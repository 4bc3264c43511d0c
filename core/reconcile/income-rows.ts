import { claimedIn } from '#core/income/earned-over';
import type { Context } from '#core/reconcile/context';
import { monthName } from '#core/texts/month-name';
import { INCOME_KINDS } from '#core/texts/titles';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { EarnedOver, IncomeClaim, IncomeKind } from '#schemas/declaration';
import type { Kopecks } from '#schemas/money';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';

/** One declared amount: a row of the form in one month. */
export type DeclaredAmount = {
  item: string;
  payerInn?: string;
  amount: Kopecks;
  /** A part of a sum that was earned over several months: no register shows it month by month. */
  isSpread: boolean;
};

/** Path of an income item; rows of one person and kind are numbered where there are several. */
export const incomeItem = (subjectId: string, kind: IncomeKind, rest: readonly (string | number)[]): string =>
  ['income', subjectId, kind, ...rest].join('/');

const rowsOf = ({ request }: Context, subject: Subject, kind: IncomeKind): IncomeClaim[] =>
  request.declaration.income.filter((row) => row.subjectId === subject.subjectId && row.kind === kind);

/** The declared amounts of one person and kind in the month at `index` of the window, in the order of the form. */
export const declaredAmounts = (
  context: Context,
  { subject, kind }: { subject: Subject; kind: IncomeKind },
  index: number,
): DeclaredAmount[] => {
  const month = context.window[index] ?? '';
  const rows = rowsOf(context, subject, kind);
  return rows.map((row, place) => ({
    item: incomeItem(subject.subjectId, kind, rows.length === 1 ? [month] : [place + 1, month]),
    ...(row.payer?.inn === undefined ? {} : { payerInn: row.payer.inn }),
    amount: claimedIn(row, month, index),
    isSpread: row.earnedOver !== undefined,
  }));
};

/** A row whose sum was earned over several months; `items` are its paths by month of the window. */
export type SpreadRow = { earned: EarnedOver; payerInn?: string; items: readonly string[] };

/** The rows of labour income that are spread over months (44-ФЗ art. 9). */
export const spreadRows = (context: Context, subject: Subject): SpreadRow[] =>
  rowsOf(context, subject, 'labour').flatMap(({ earnedOver, payer }, place) =>
    earnedOver === undefined
      ? []
      : [
          {
            earned: earnedOver,
            ...(payer?.inn === undefined ? {} : { payerInn: payer.inn }),
            items: context.window.flatMap((_month, index) => {
              const amount = declaredAmounts(context, { subject, kind: 'labour' }, index)[place];
              return amount === undefined ? [] : [amount.item];
            }),
          },
        ],
  );

export const incomeTitle = (subject: Subject, kind: IncomeKind, month: IsoMonth): Bilingual => {
  const [who, what, when] = [whoIs(subject), INCOME_KINDS[kind], monthName(month)];
  return { ru: `${who.ru}: ${what.ru}, ${when.ru}`, en: `${who.en}: ${what.en}, ${when.en}` };
};
