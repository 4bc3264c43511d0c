import type { CountedFamilies, ShownTotals } from '#core/programme/counted-families';
import { daysBetween, yearOf } from '#core/time/day';
import { inOrderOf } from '#core/time/order';
import { percentOf } from '#core/programme/percent-of';
import type { CalendarTarget, PolicyPack } from '#core/policies/policy-pack';
import { publishedParts } from '#core/programme/small-counts';
import type { ProgrammeSection, ReportCount } from '#schemas/programme-report';
import type { IsoDay } from '#schemas/time';

type Row = NonNullable<ProgrammeSection['targets']>[number];
type Dated = CalendarTarget & { dueOn: IsoDay };

/** Counts of the parts of the period that the days cut; a sum of them is shown only where each of them is. */
const shownUntil = (parts: readonly ReportCount[], place: number): ReportCount => {
  const [first = 'withheld', ...further] = parts.slice(0, place + 1);
  return further.reduce<ReportCount>(
    (sum, part) => (typeof sum === 'number' && typeof part === 'number' ? sum + part : 'withheld'),
    first,
  );
};

const contractsBy = (
  targets: readonly Dated[],
  { signed }: CountedFamilies,
  { contracts }: ShownTotals,
): ReadonlyMap<IsoDay, ReportCount> => {
  const days = targets.filter(({ of }) => of === 'contracts').map(({ dueOn }) => dueOn);
  const signedOn = signed.flatMap(({ contract }) => contract?.signedOn ?? []);
  const until = (day: IsoDay | undefined): number =>
    day === undefined ? signedOn.length : signedOn.filter((one) => one <= day).length;
  const counts = [...days, undefined].map(
    (day, place) => until(day) - (place === 0 ? 0 : until(days[place - 1])),
  );
  const parts = publishedParts(contracts, counts);
  return new Map(days.map((day, place) => [day, shownUntil(parts, place)]));
};

/**
 * Days of the year by which the region wants something done, with the contracts of the period that were signed by then.
 * Only where the period lies in one year.
 */
export const targetRows = (
  { calendarTargets = [], plan }: Pick<PolicyPack, 'calendarTargets' | 'plan'>,
  counted: { families: CountedFamilies; totals: ShownTotals },
  { from, to, today }: { from: IsoDay; to: IsoDay; today: IsoDay },
): Row[] => {
  const year = yearOf(from);
  if (yearOf(to) !== year) return [];
  const targets = calendarTargets
    .map((one): Dated => ({ ...one, dueOn: `${year}-${one.monthDay}` }))
    .toSorted(inOrderOf(({ dueOn }) => dueOn));
  const by = contractsBy(targets, counted.families, counted.totals);
  return targets.map(({ dueOn, title }) => {
    const contracts = by.get(dueOn);
    return {
      dueOn,
      title,
      daysLeft: daysBetween(today, dueOn),
      ...(contracts === undefined ? {} : { contracts }),
      ...(typeof contracts === 'number' && plan?.year === year
        ? { percentOfPlan: percentOf(contracts, plan.total) }
        : {}),
    };
  });
};
