import { sumOf } from '#core/money';
import { type Context, isMember, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import { paidByFund } from '#core/reconcile/fund-income';
import { amountFinding, notFoundFinding } from '#core/reconcile/income-findings';
import { type DeclaredAmount, declaredAmounts, incomeItem, incomeTitle } from '#core/reconcile/income-rows';
import { isAskedInTrack } from '#core/reconcile/is-asked';
import { REASONS } from '#core/texts/coverage-reasons';
import type { Bilingual } from '#schemas/bilingual';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';
import type { CoverageItem, CoverageState } from '#schemas/verification-result';

/** Kinds of income that the fund alone keeps; benefits, which others pay too, stand with those of the centre. */
export const FUND_INCOME = ['state-pension', 'monthly-cash-payment'] as const;
type FundIncome = (typeof FUND_INCOME)[number];

type Place = { context: Context; subject: Subject; kind: FundIncome; month: IsoMonth; index: number };
type Standing = { state: CoverageState; evidence: QueryId[]; reason?: Bilingual };

const itemsOf = (
  { subject, kind, month }: Place,
  amounts: readonly DeclaredAmount[],
  standing: Standing,
): CoverageItem[] =>
  amounts.map(({ item }) => ({
    item,
    subjectId: subject.subjectId,
    title: incomeTitle(subject, kind, month),
    ...standing,
  }));

type Compared = { amounts: readonly DeclaredAmount[]; recorded: bigint; evidence: QueryId[] };

/** A declared payment that the fund does not show stays counted: it may come late, or from another body. */
const notShown = (place: Place, { amounts, evidence }: Compared): Contribution => {
  const paid = amounts.filter(({ amount }) => amount > 0);
  const reason = REASONS['nothing-paid-that-month'];
  return contribution({
    coverage: [
      ...itemsOf(place, paid, { state: 'not-found', evidence, reason }),
      ...itemsOf(
        place,
        amounts.filter(({ amount }) => amount === 0),
        { state: 'confirmed', evidence },
      ),
    ],
    findings: paid.map(({ item, amount }) => notFoundFinding({ ...place, item, evidence }, amount)),
  });
};

/** The fund pays and keeps the record of what it paid: its sum goes before the declared one. */
const compareMonth = (place: Place, compared: Compared): Contribution => {
  const { amounts, recorded, evidence } = compared;
  const declared = sumOf(amounts.map(({ amount }) => amount));
  if (recorded === 0n) return notShown(place, compared);
  if (recorded === declared) {
    return contribution({
      coverage: itemsOf(place, amounts, { state: 'confirmed', evidence }),
      corrections: [0n],
    });
  }
  const item = amounts[0]?.item ?? incomeItem(place.subject.subjectId, place.kind, [place.month]);
  return contribution({
    coverage: itemsOf(place, amounts, { state: 'contradicted', evidence, reason: REASONS['amount-differs'] }),
    findings: [amountFinding({ ...place, item, evidence }, { declared, recorded }, place.context.policy)],
    corrections: [recorded - declared],
  });
};

const ofMonth = (place: Place): Contribution => {
  const { context, subject, kind, month, index } = place;
  const amounts = declaredAmounts(context, { subject, kind }, index);
  const known = knownOf(context, 'social-fund-payments', { subject });
  if (known.type === 'nothing') {
    const { state, reason, evidence } = known;
    return contribution({ coverage: itemsOf(place, amounts, { state, reason, evidence }) });
  }
  const recorded = paidByFund(known, kind, month);
  return compareMonth(place, { amounts, recorded, evidence: known.evidence });
};

/** Pensions and monthly cash payments of the members, month by month (44-ФЗ art. 5). */
export const socialFundPayments = (context: Context): Contribution =>
  joined(
    context.request.subjects
      .filter((subject) => isAskedInTrack(context, 'social-fund-payments') && isMember(context, subject))
      .flatMap((subject) =>
        FUND_INCOME.flatMap((kind) =>
          context.window.map((month, index) => ofMonth({ context, subject, kind, month, index })),
        ),
      ),
  );
