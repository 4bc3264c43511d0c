import { sumOf } from '#core/money';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, contribution, joined } from '#core/reconcile/contribution';
import { fundBenefits } from '#core/reconcile/fund-income';
import { amountFinding } from '#core/reconcile/income-findings';
import { type DeclaredAmount, declaredAmounts, incomeItem, incomeTitle } from '#core/reconcile/income-rows';
import { REASONS } from '#core/texts/coverage-reasons';
import type { Bilingual } from '#schemas/bilingual';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { IsoMonth } from '#schemas/time';
import type { CoverageItem, CoverageState } from '#schemas/verification-result';

type Place = { context: Context; subject: Subject; month: IsoMonth; index: number };
type Standing = { state: CoverageState; evidence: QueryId[]; reason?: Bilingual };

const itemsOf = (
  { subject, month }: Place,
  amounts: readonly DeclaredAmount[],
  standing: Standing,
): CoverageItem[] =>
  amounts.map(({ item }) => ({
    item,
    subjectId: subject.subjectId,
    title: incomeTitle(subject, 'other-social', month),
    ...standing,
  }));

/** Whose record shows the larger part of the declared sum. */
type Payer = { part: string; title: Bilingual; rest: Bilingual };

const CENTRE: Payer = {
  part: 'unemployment-benefit',
  title: { ru: 'часть, выплаченная службой занятости', en: 'the part paid by the employment service' },
  rest: REASONS['rest-kept-elsewhere'],
};
const FUND: Payer = {
  part: 'fund-payments',
  title: { ru: 'часть, выплаченная Социальным фондом', en: 'the part paid by the Social Fund' },
  rest: REASONS['rest-kept-by-others'],
};

/** The part that the record shows, inside a larger declared sum. */
const confirmedPart = ({ subject, month }: Place, { payer, evidence }: Compared): CoverageItem => {
  const title = incomeTitle(subject, 'other-social', month);
  return {
    item: incomeItem(subject.subjectId, 'other-social', [payer.part, month]),
    subjectId: subject.subjectId,
    title: { ru: `${title.ru}: ${payer.title.ru}`, en: `${title.en}: ${payer.title.en}` },
    state: 'confirmed',
    evidence,
  };
};

type Compared = {
  amounts: readonly DeclaredAmount[];
  recorded: bigint;
  evidence: QueryId[];
  payer: Payer;
};

const understated = (place: Place, { amounts, recorded, evidence }: Compared): Contribution => {
  const declared = sumOf(amounts.map(({ amount }) => amount));
  const [first] = amounts;
  const item = first?.item ?? incomeItem(place.subject.subjectId, 'other-social', [place.month]);
  return contribution({
    coverage: itemsOf(place, amounts, { state: 'contradicted', evidence, reason: REASONS['amount-differs'] }),
    findings: [
      amountFinding(
        { ...place, kind: 'other-social', item, evidence },
        { declared, recorded },
        place.context.policy,
      ),
    ],
    corrections: [recorded - declared],
  });
};

const compareMonth = (place: Place, compared: Compared): Contribution => {
  const { amounts, recorded, evidence } = compared;
  const declared = sumOf(amounts.map(({ amount }) => amount));
  if (recorded > declared) return understated(place, compared);
  const standing: Standing =
    recorded === 0n
      ? { state: 'not-covered', evidence, reason: REASONS['no-benefits-that-month'] }
      : recorded === declared
        ? { state: 'confirmed', evidence }
        : { state: 'not-covered', evidence, reason: compared.payer.rest };
  const hasRest = recorded > 0n && recorded < declared;
  return contribution({
    coverage: [...itemsOf(place, amounts, standing), ...(hasRest ? [confirmedPart(place, compared)] : [])],
    corrections: recorded === 0n ? [] : [0n],
  });
};

const paidByCentre = (known: Known<'unemployment-benefits'>, month: IsoMonth): bigint =>
  known.type === 'facts'
    ? sumOf(known.facts.payments.filter((one) => one.month === month).map(({ amount }) => amount))
    : 0n;

const ofMonth = (place: Place): Contribution => {
  const { context, subject, month, index } = place;
  const amounts = declaredAmounts(context, { subject, kind: 'other-social' }, index);
  const known = knownOf(context, 'unemployment-benefits', { subject });
  const fund = fundBenefits(context, subject, month);
  // The same benefit may stand in both records: it is counted once, by the one that shows more of it.
  if (fund !== undefined && fund.recorded > paidByCentre(known, month)) {
    return compareMonth(place, { amounts, ...fund, payer: FUND });
  }
  if (known.type === 'nothing') {
    const { evidence } = known;
    // A person whom the centre does not know gets no benefits there; whatever was declared is kept by others.
    const { state, reason } =
      known.state === 'not-found'
        ? { state: 'not-covered' as const, reason: REASONS['unknown-to-centre'] }
        : known;
    return contribution({ coverage: itemsOf(place, amounts, { state, evidence, reason }) });
  }
  const recorded = paidByCentre(known, month);
  return compareMonth(place, { amounts, recorded, evidence: known.evidence, payer: CENTRE });
};

/** Benefits are contained in "other social payments": recorded more than declared contradicts, less proves nothing. */
export const unemploymentBenefits = (context: Context): Contribution =>
  joined(
    context.request.subjects.flatMap((subject) =>
      context.window.map((month, index) => ofMonth({ context, subject, month, index })),
    ),
  );
