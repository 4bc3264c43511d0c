import { isWithin, monthsOf, shareOf } from '#core/income/earned-over';
import { kopecksOf, sumOf } from '#core/money';
import type { RecordedPayer } from '#core/reconcile/compare-labour-month';
import type { Context } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import { amountFinding } from '#core/reconcile/income-findings';
import { incomeTitle, type SpreadRow, spreadRows } from '#core/reconcile/income-rows';
import { type RegisterMonth, registerMonth } from '#core/reconcile/labour-register';
import { REASONS } from '#core/texts/coverage-reasons';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';
import type { CoverageItem } from '#schemas/verification-result';

type Place = { context: Context; subject: Subject; row: SpreadRow };
type Outcome = Pick<CoverageItem, 'state' | 'reason' | 'evidence'>;

/** Payers that a row by months is compared with: those of sums spread over months are compared as a whole. */
export const paidByMonth = (
  context: Context,
  subject: Subject,
  {
    month,
    recorded,
    named,
  }: { month: IsoMonth; recorded: readonly RecordedPayer[]; named: ReadonlySet<string> },
): RecordedPayer[] => {
  const rows = spreadRows(context, subject);
  const payers = new Set(rows.map(({ payerInn }) => payerInn));
  const hasUnnamed = rows.some(({ payerInn, earned }) => payerInn === undefined && isWithin(month, earned));
  return recorded.filter(
    ({ inn }) =>
      !(inn !== undefined && payers.has(inn)) && (!hasUnnamed || (inn !== undefined && named.has(inn))),
  );
};

const itemsOf = ({ context, subject, row }: Place, outcome: Outcome): CoverageItem[] =>
  context.window.flatMap((month, index) =>
    isWithin(month, row.earned)
      ? [
          {
            item: row.items[index] ?? '',
            subjectId: subject.subjectId,
            title: incomeTitle(subject, 'labour', month),
            ...outcome,
          },
        ]
      : [],
  );

/** From the first month earned to the end of the accounting period: pay may follow the work. */
const registerOf = ({ context, subject, row }: Place): RegisterMonth[] => {
  const last = context.window[2];
  return monthsOf({ from: row.earned.from, to: last }).map((month) => registerMonth(context, subject, month));
};

const withinWindow = ({ context, row }: Place, sum: bigint): bigint =>
  context.window.reduce((total, month) => total + shareOf(sum, row.earned, month), 0n);

type Compared = { recorded: bigint; isClosed: boolean; evidence: QueryId[] };

const compared = (place: Place, { recorded, isClosed, evidence }: Compared): Contribution => {
  const { context, subject, row } = place;
  const declared = BigInt(kopecksOf(row.earned.amount));
  // Less than declared while the register is still open, or nothing at all: the payer may not have reported yet.
  if (recorded < declared && (recorded === 0n || !isClosed)) {
    const reason = REASONS['month-not-reported'];
    return contribution({ coverage: itemsOf(place, { state: 'not-found', reason, evidence }) });
  }
  if (recorded === declared) {
    return contribution({ coverage: itemsOf(place, { state: 'confirmed', evidence }), corrections: [0n] });
  }
  const item = row.items.find((_item, index) => isWithin(context.window[index] ?? '', row.earned));
  const month = row.earned.to;
  return contribution({
    coverage: itemsOf(place, { state: 'contradicted', reason: REASONS['amount-differs'], evidence }),
    findings: [
      amountFinding(
        { subject, kind: 'labour', month, item: item ?? row.items[0] ?? '', evidence },
        { declared, recorded },
        context.policy,
      ),
    ],
    corrections: [withinWindow(place, recorded) - withinWindow(place, declared)],
  });
};

const ofRow = (place: Place): Contribution => {
  const { payerInn } = place.row;
  if (payerInn === undefined) {
    const outcome: Outcome = { state: 'not-covered', reason: REASONS['payer-not-named'], evidence: [] };
    return contribution({ coverage: itemsOf(place, outcome) });
  }
  const months = registerOf(place);
  const silent = months.map(({ known }) => known).find(({ type }) => type === 'nothing');
  if (silent?.type === 'nothing') {
    const { state, reason, evidence } = silent;
    return contribution({ coverage: itemsOf(place, { state, reason, evidence }) });
  }
  const paid = months.flatMap(({ recorded }) => recorded.filter(({ inn }) => inn === payerInn));
  return compared(place, {
    recorded: sumOf(paid.map(({ amount }) => amount)),
    isClosed: months.at(-1)?.isClosed === true,
    evidence: Array.from(new Set(months.flatMap(({ known }) => known.evidence))),
  });
};

/** Labour income earned over several months: its payer's whole sum is compared, not a month (44-ФЗ art. 9). */
export const spreadIncome = (context: Context, subject: Subject): Contribution =>
  joined(spreadRows(context, subject).map((row) => ofRow({ context, subject, row })));
