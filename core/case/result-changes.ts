import { canonicalJson } from '#core/digest';
import { FACT, FINDING, groundsFor, PAYMENT } from '#core/texts/change-texts';
import { PLACEMENT, STATES, WITHDRAWAL, WITHDRAWN } from '#core/texts/change-texts';
import type { Bilingual } from '#schemas/bilingual';
import type { QueryId } from '#schemas/ids';
import type { ChangeCause, IssuedDecision, ResultChange, ResultChanges } from '#schemas/result-changes';
import type {
  AgencyFact,
  Conclusion,
  CoverageItem,
  Discrepancy,
  PaymentMonth,
  PlacementFact,
} from '#schemas/verification-result';
import type { Withdrawal } from '#schemas/withdrawal';
import { Severity } from '#schemas/verification-result';

type Difference<One> = { how: ResultChange['how']; id: string; before?: One; after?: One; shown: One };

/** By key, in the order of the later list, what is gone last. */
const differences = <One>(
  [before, after]: readonly [readonly One[], readonly One[]],
  idOf: (one: One) => string,
): Difference<One>[] => {
  const known = new Map(before.map((one) => [idOf(one), one]));
  const kept = new Set(after.map(idOf));
  return [
    ...after.flatMap((one): Difference<One>[] => {
      const id = idOf(one);
      const earlier = known.get(id);
      if (earlier === undefined) return [{ how: 'added', id, after: one, shown: one }];
      if (canonicalJson(earlier) === canonicalJson(one)) return [];
      return [{ how: 'altered', id, before: earlier, after: one, shown: one }];
    }),
    ...before.flatMap((one): Difference<One>[] =>
      kept.has(idOf(one)) ? [] : [{ how: 'removed', id: idOf(one), before: one, shown: one }],
    ),
  ];
};

/** Statements about a record; silence and declined questions say nothing that could be corrected. */
const STATEMENTS: readonly string[] = ['found', 'not-found', 'ambiguous-person'];

const isOfOther = ({ kind }: Discrepancy): boolean => kind === 'other-application';
const othersIn = ({ discrepancies }: Conclusion): Discrepancy[] => discrepancies.filter(isOfOther);

/** Why what rests on these questions has changed. */
const causeFinder = (
  before: Conclusion,
  after: Conclusion,
): ((evidence: readonly QueryId[]) => ChangeCause) => {
  const known = new Set(before.basedOn.map(canonicalJson));
  const added = after.basedOn.filter((one) => !known.has(canonicalJson(one)));
  const said = new Set(
    before.basedOn.filter(({ outcome }) => STATEMENTS.includes(outcome)).map(({ queryId }) => queryId),
  );
  const reported = ({ placements, facts }: Conclusion): string => canonicalJson([placements, facts]);
  const hasEvents = reported(before) !== reported(after);
  const withdrawn = ({ withdrawals = [] }: Conclusion): string => canonicalJson(withdrawals);
  const hasWithdrawals = withdrawn(before) !== withdrawn(after);
  const hasOthers = canonicalJson(othersIn(before)) !== canonicalJson(othersIn(after));
  return (evidence) => {
    const about = added.filter(({ queryId }) => evidence.includes(queryId));
    if (about.some(({ queryId }) => said.has(queryId))) return 'corrected-answer';
    if (about.length > 0) return 'late-answer';
    if (hasWithdrawals) return 'office-event';
    if (hasEvents) return 'event';
    if (added.length > 0) return 'late-answer';
    return hasOthers ? 'other-application' : 'rules';
  };
};

const weightOf = ({ severity }: Discrepancy): number => Severity.options.indexOf(severity);
const MEDIUM = Severity.options.indexOf('medium');

const sentence = (head: Bilingual, said: Bilingual): Bilingual => ({
  ru: `${head.ru}: ${said.ru}`,
  en: `${head.en}: ${said.en}`,
});

/** New, or heavier than before: the only changes that could be held against the family. */
const raises = ({ before, after }: Difference<Discrepancy>): boolean =>
  after !== undefined && (before === undefined || weightOf(after) > weightOf(before));

const itemText = ({ before, after, shown }: Difference<CoverageItem>): Bilingual => {
  const none = { ru: 'нет', en: 'none' };
  const was = before === undefined ? none : STATES[before.state];
  const is = after === undefined ? none : STATES[after.state];
  return sentence(shown.title, {
    ru: `было «${was.ru}», стало «${is.ru}»`,
    en: `was "${was.en}", is "${is.en}"`,
  });
};

const jobText = ({ how, shown }: Difference<PlacementFact>): Bilingual => {
  const days = shown.endOn === undefined ? shown.startOn : `${shown.startOn} – ${shown.endOn}`;
  const said = `${shown.employerName}, ИНН ${shown.employerInn}, ${days}`;
  const cancelled =
    shown.state === 'cancelled' ? { ru: ' (отменено)', en: ' (cancelled)' } : { ru: '', en: '' };
  return sentence(PLACEMENT[how], { ru: said + cancelled.ru, en: said + cancelled.en });
};

const factText = ({ how, before, shown }: Difference<AgencyFact>): Bilingual =>
  sentence(shown.withdrawnOn !== undefined && before?.withdrawnOn === undefined ? WITHDRAWN : FACT[how], {
    ru: `${shown.title.ru}, ${shown.effectiveOn}`,
    en: `${shown.title.en}, ${shown.effectiveOn}`,
  });

const paymentText = ({ how, shown }: Difference<PaymentMonth>): Bilingual =>
  sentence(PAYMENT[how], { ru: shown.month, en: shown.month });

/** Months follow from what agencies posted or from the signing: where nothing posted has changed, from the signing. */
const paymentCause = (before: Conclusion, after: Conclusion): ChangeCause =>
  canonicalJson([before.placements, before.facts]) === canonicalJson([after.placements, after.facts])
    ? 'office-event'
    : 'event';

const keyOfWithdrawal = ({ what, subjectId, consent }: Withdrawal): string =>
  [what, subjectId, consent].filter((part) => part !== undefined).join('/');

/** What the office has posted makes these differ: payments by the signing, and withdrawals. */
const officeChanges = (before: Conclusion, after: Conclusion): ResultChange[] => {
  const plain = { exceptionGrounds: [] };
  return [
    ...differences(
      [before.paymentMonths, after.paymentMonths],
      ({ subjectId, month }) => `${subjectId}/${month}`,
    ).map((one): ResultChange => {
      const cause = paymentCause(before, after);
      return { what: 'payment', how: one.how, id: one.id, cause, text: paymentText(one), ...plain };
    }),
    ...differences([before.withdrawals ?? [], after.withdrawals ?? []], keyOfWithdrawal).map(
      (one): ResultChange => ({
        what: 'withdrawal',
        how: one.how,
        id: one.id,
        cause: 'office-event',
        text: sentence(WITHDRAWAL[one.how], one.shown.explanation),
        ...plain,
      }),
    ),
  ];
};

const isBelow = ({ income }: Conclusion): boolean => (income.recorded ?? income.declared).belowThreshold;

const headChanges = (before: Conclusion, after: Conclusion, cause: ChangeCause): ResultChange[] => {
  const common = { how: 'altered' as const, cause, exceptionGrounds: [] };
  const list: ResultChange[] = [];
  if (before.status !== after.status) {
    const text = sentence({ ru: 'Итог изменился', en: 'The outcome has changed' }, after.summary);
    list.push({ ...common, what: 'status', id: 'status', text });
  }
  if (isBelow(before) !== isBelow(after)) {
    const text = isBelow(after)
      ? { ru: 'Доход семьи теперь ниже порога.', en: 'The income is below the threshold now.' }
      : { ru: 'Доход семьи теперь не ниже порога.', en: 'The income is not below the threshold now.' };
    list.push({ ...common, what: 'eligibility', id: 'income', text });
  }
  return list;
};

/**
 * What the later conclusion says otherwise than the earlier version, why, and on which grounds of clause 2.6.6(4) something
 * new could be raised at all. Pure; empty list where only the basis (a further equal answer) differs.
 */
export const resultChanges = (
  before: Conclusion & { version: number },
  after: Conclusion,
  { isIssued, decision }: { isIssued: boolean; decision?: IssuedDecision | undefined },
): ResultChanges => {
  const causeOf = causeFinder(before, after);
  const plain = { exceptionGrounds: [] };
  const findings = differences([before.discrepancies, after.discrepancies], ({ id }) => id);
  const head = headChanges(before, after, causeOf([]));
  const list: ResultChange[] = [
    ...head,
    ...findings.map((one): ResultChange => {
      const cause = isOfOther(one.shown) ? 'other-application' : causeOf(one.shown.evidence);
      const text = sentence(FINDING[one.how], one.shown.explanation);
      const exceptionGrounds = raises(one) ? groundsFor(cause) : [];
      return { what: 'finding', how: one.how, id: one.id, cause, text, exceptionGrounds };
    }),
    ...differences([before.coverage, after.coverage], ({ item }) => item)
      .filter((one) => one.before?.state !== one.after?.state)
      .map((one): ResultChange => {
        const cause = causeOf(one.shown.evidence);
        return { what: 'item', how: one.how, id: one.id, cause, text: itemText(one), ...plain };
      }),
    ...differences(
      [before.placements, after.placements],
      ({ subjectId, employerInn, startOn }) => `${subjectId}/${employerInn}/${startOn}`,
    ).map((one): ResultChange => ({
      what: 'placement',
      how: one.how,
      id: one.id,
      cause: 'event',
      text: jobText(one),
      ...plain,
    })),
    ...differences(
      [before.facts, after.facts],
      ({ subjectId, type, effectiveOn, title }) => `${subjectId}/${type}/${effectiveOn}/${title.en}`,
    ).map((one): ResultChange => ({
      what: 'fact',
      how: one.how,
      id: one.id,
      cause: 'event',
      text: factText(one),
      ...plain,
    })),
    ...officeChanges(before, after),
  ];
  return {
    sinceVersion: before.version,
    touchesIssued: isIssued,
    touchesOutcome: head.length > 0 || findings.some(({ shown }) => weightOf(shown) >= MEDIUM),
    ...(decision === undefined ? {} : { decision }),
    list,
  };
};
