import { roubleTextOf, sumOf } from '#core/money';
import {
  type AmountVerdict,
  compareLabourMonth,
  type RecordedPayer,
} from '#core/reconcile/compare-labour-month';
import type { Context } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { amountFinding, notFoundFinding } from '#core/reconcile/income-findings';
import { type DeclaredAmount, declaredAmounts, incomeItem, incomeTitle } from '#core/reconcile/income-rows';
import { type RegisterMonth, registerMonth } from '#core/reconcile/labour-register';
import { receiptsOf } from '#core/reconcile/receipts';
import { paidByMonth, spreadIncome } from '#core/reconcile/spread-income';
import { REASONS } from '#core/texts/coverage-reasons';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';
import type { CoverageItem } from '#schemas/verification-result';

type MonthResult = Contribution & { undeclared: readonly RecordedPayer[]; evidence: readonly QueryId[] };

const reasonOf = (state: AmountVerdict['state']): { reason?: Bilingual } => {
  switch (state) {
    case 'confirmed':
      return {};
    case 'contradicted':
      return { reason: REASONS['amount-differs'] };
    case 'not-found':
      return { reason: REASONS['month-not-reported'] };
  }
};

type Place = { context: Context; subject: Subject; month: IsoMonth; index: number };

const amountsAt = ({ context, subject, index }: Place) =>
  declaredAmounts(context, { subject, kind: 'labour' }, index).filter(({ isSpread }) => !isSpread);

type Silent = Pick<Exclude<RegisterMonth['known'], { type: 'facts' }>, 'state' | 'reason' | 'evidence'>;

const notFoundFindings = (
  { amounts, ...place }: Place & { amounts: readonly DeclaredAmount[] },
  evidence: QueryId[],
): Finding[] =>
  amounts
    .filter(({ amount }) => amount > 0)
    .map(({ item, amount }) => notFoundFinding({ ...place, kind: 'labour', item, evidence }, amount));

/** The register gave no facts for the year: every amount of the month has the state of the answer. */
const withoutFacts = (
  place: Place,
  known: Silent,
  amounts: readonly DeclaredAmount[] = amountsAt(place),
): MonthResult => {
  const { state, reason, evidence } = known;
  return {
    ...contribution({
      coverage: amounts.map(({ item }): CoverageItem => ({
        item,
        subjectId: place.subject.subjectId,
        title: incomeTitle(place.subject, 'labour', place.month),
        state,
        evidence,
        reason,
      })),
      findings: state === 'not-found' ? notFoundFindings({ ...place, amounts }, evidence) : [],
    }),
    undeclared: [],
    evidence,
  };
};

const verdictFindings = (place: Place, verdict: AmountVerdict, evidence: QueryId[]): Finding[] => {
  const at = { ...place, kind: 'labour' as const, item: verdict.item, evidence };
  if (verdict.difference !== undefined) return [amountFinding(at, verdict.difference, place.context.policy)];
  return verdict.state === 'not-found' && verdict.declared > 0 ? [notFoundFinding(at, verdict.declared)] : [];
};

type Recorded = { declared: readonly DeclaredAmount[]; recorded: readonly RecordedPayer[] } & {
  isClosed: boolean;
  evidence: QueryId[];
};

const compareAmounts = (place: Place, { declared, recorded, isClosed, evidence }: Recorded): MonthResult => {
  const verdict = compareLabourMonth({ declared, recorded, isClosed });
  return {
    coverage: verdict.amounts.map(({ item, state }): CoverageItem => ({
      item,
      subjectId: place.subject.subjectId,
      title: incomeTitle(place.subject, 'labour', place.month),
      state,
      evidence,
      ...reasonOf(state),
    })),
    findings: verdict.amounts.flatMap((amount) => verdictFindings(place, amount, evidence)),
    corrections: verdict.correction === undefined ? [] : [verdict.correction],
    undeclared: verdict.undeclared,
    evidence,
  };
};

const beside = (one: MonthResult, other: MonthResult): MonthResult => ({
  ...joined([one, other]),
  undeclared: [...one.undeclared, ...other.undeclared],
  evidence: [...one.evidence, ...other.evidence],
});

const raises = ({ corrections }: MonthResult): boolean => corrections.every((correction) => correction >= 0n);

/**
 * Nobody has reported wages, but there are receipts. More than the rows without a payer declare contradicts them, exactly so
 * much confirms them; less proves nothing: the rest may be pay that is still to be reported.
 */
const receiptsAlone = (place: Place, known: Silent): MonthResult => {
  const receipts = receiptsOf(place, []);
  const silent = withoutFacts(place, known);
  if (receipts === undefined) return silent;
  const declared = amountsAt(place).filter(({ payerInn }) => payerInn === undefined);
  const { payer, isClosed, evidence } = receipts;
  const compared = compareAmounts(place, { declared, recorded: [payer], isClosed, evidence });
  if (!raises(compared)) return silent;
  const named = amountsAt(place).filter(({ payerInn }) => payerInn !== undefined);
  return beside(compared, withoutFacts(place, known, named));
};

/** Receipts of an open month may still grow: less than declared without a payer says nothing yet. */
const whileOpen = (place: Place, { declared, recorded, isClosed, evidence }: Recorded): MonthResult => {
  const isNamed = ({ payerInn }: DeclaredAmount): boolean => payerInn !== undefined;
  const named = declared.filter(isNamed);
  const paid = recorded.filter(({ inn }) => named.some(({ payerInn }) => payerInn === inn));
  const open: Silent = { state: 'not-found', reason: REASONS['month-not-reported'], evidence };
  return beside(
    compareAmounts(place, { declared: named, recorded: paid, isClosed, evidence }),
    withoutFacts(
      place,
      open,
      declared.filter((amount) => !isNamed(amount)),
    ),
  );
};

const compareMonth = (place: Place): MonthResult => {
  const { context, subject, month } = place;
  const { known, recorded: all, isClosed } = registerMonth(context, subject, month);
  if (known.type === 'nothing') return receiptsAlone(place, known);
  const { evidence } = known;
  const declared = amountsAt(place);
  const named = new Set(declared.flatMap(({ payerInn }) => payerInn ?? []));
  const recorded = paidByMonth(context, subject, { month, recorded: all, named });
  const receipts = receiptsOf(place, all);
  if (receipts === undefined) return compareAmounts(place, { declared, recorded, isClosed, evidence });
  const both = compareAmounts(place, {
    declared,
    recorded: [...recorded, receipts.payer],
    isClosed,
    evidence: [...evidence, ...receipts.evidence],
  });
  return receipts.isClosed || raises(both)
    ? both
    : whileOpen(place, { declared, recorded, isClosed, evidence });
};

/** One finding per payer over the whole accounting period. */
const undeclaredFindings = (subject: Subject, months: readonly MonthResult[]): Finding[] => {
  const keys = new Set(months.flatMap(({ undeclared }) => undeclared.map(({ key }) => key)));
  return [...keys].sort().flatMap((key): Finding[] => {
    const hits = months.flatMap(({ undeclared, evidence }) =>
      undeclared.filter((payer) => payer.key === key).map((payer) => ({ payer, evidence })),
    );
    const recorded = sumOf(hits.map(({ payer }) => payer.amount));
    const [first] = hits;
    if (first === undefined || recorded === 0n) return [];
    const { inn, name } = first.payer;
    return [
      {
        kind: 'income-undeclared-payer',
        subjectId: subject.subjectId,
        item: incomeItem(subject.subjectId, 'labour', []),
        about: key,
        recorded: roubleTextOf(recorded),
        evidence: Array.from(new Set(hits.flatMap(({ evidence }) => evidence))),
        explanation: explanations['income-undeclared-payer']({
          who: whoIs(subject),
          payer: inn === undefined ? name : `${name}, ИНН ${inn}`,
          recorded: roubleTextOf(recorded),
        }),
        weight: { type: 'income', direction: 'raises', otherwise: 'medium' },
      },
    ];
  });
};

/** Labour income of one person, month by month, against what the payers have reported. */
export const labourIncomeOf = (context: Context, subject: Subject): Contribution => {
  const months = context.window.map((month, index) => compareMonth({ context, subject, month, index }));
  return joined([
    ...months,
    spreadIncome(context, subject),
    contribution({ findings: undeclaredFindings(subject, months) }),
  ]);
};

export const labourIncome = (context: Context): Contribution =>
  joined(context.request.subjects.map((subject) => labourIncomeOf(context, subject)));
