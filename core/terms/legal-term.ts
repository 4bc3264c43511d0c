import { addWorkingDays, workingDayFrom, workingDayUntil } from '#core/time/calendar';
import { addDays } from '#core/time/day';
import { addMonths, firstDayOf, lastDayOf, monthOf } from '#core/time/month';
import { earlierOf, laterOf } from '#core/time/order';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Bilingual } from '#schemas/bilingual';
import type { Deadline, TermCode } from '#schemas/deadline';
import type { IsoDay } from '#schemas/time';

/** What starts or meets a term. Taken from the request and the office's events by `core/office/office-facts.ts`. */
export type FactType =
  | 'accepted'
  | 'filed'
  | 'mfc-accepted'
  | 'additional-check-notified'
  | 'handed-to-commission'
  | 'commission-met'
  | 'commission-concluded'
  | 'decided'
  | 'applicant-notified'
  | 'decision-notified'
  | 'grant-notified'
  | 'contract-signed'
  | 'prolongation-proposed'
  | 'prolongation-considered'
  | 'prolongation-concluded'
  | 'prolongation-decided'
  | 'termination-established'
  | 'termination-handed'
  | 'termination-met'
  | 'termination-concluded'
  | 'termination-decided'
  | 'change-occurred'
  | 'change-reported'
  | 'complaint-received'
  | 'complaint-registered'
  | 'complaint-to-review-15'
  | 'complaint-to-review-5'
  | 'complaint-decided'
  | 'complaint-upheld'
  | 'complaint-remedied'
  | 'complaint-replied';

/** `month-starts`: the first day of the n-th month after the event; a date of payment, not a period. */
type TermUnit = 'calendar-days' | 'working-days' | 'weeks' | 'months' | 'month-starts';

export type LegalTerm = {
  code: TermCode;
  clause: string;
  title: Bilingual;
  start: FactType;
  length: number;
  counted: TermUnit;
  /** Whether the day of the event counts. ГК РФ art. 191: it does not, unless the rule says so. */
  startsOn: 'next-day' | 'same-day';
  /** Any of these meets the term. Empty: a date that comes by itself. */
  metBy: readonly FactType[];
};

/** Same number of a later month, or its last day (ГК РФ art. 192). */
export const addMonthsTo = (day: IsoDay, months: number): IsoDay => {
  const month = addMonths(monthOf(day), months);
  return earlierOf(`${month}-${day.slice(8)}`, lastDayOf(month));
};

const counted = (
  from: IsoDay,
  { length, counted: unit }: Pick<LegalTerm, 'length' | 'counted'>,
  daysOff: readonly IsoDay[],
): IsoDay => {
  switch (unit) {
    case 'calendar-days':
      return addDays(from, length);
    case 'working-days':
      return addWorkingDays(from, length, daysOff);
    case 'weeks':
      return addDays(from, length * 7);
    case 'months':
      return addMonthsTo(from, length);
    case 'month-starts':
      return firstDayOf(addMonths(monthOf(from), length));
  }
};

/**
 * Nominal, legal (shifted forward) and safe (shifted back, never before the event) due day of one term. The start of a
 * month is a date and is never shifted. Days off of the pack's region count like those of the country. Throws `CalendarYearMissing`.
 */
export const dueDaysOf = (
  event: IsoDay,
  term: LegalTerm,
  { regionalDaysOff = [] }: Pick<PolicyPack, 'regionalDaysOff'> = {},
): Deadline => {
  const { code, clause, title } = term;
  const from = term.startsOn === 'same-day' ? addDays(event, -1) : event;
  const daysOff = regionalDaysOff.map(({ day }) => day);
  const nominalDue = counted(from, term, daysOff);
  const isDate = term.counted === 'month-starts';
  return {
    code,
    clause,
    title,
    startsOn: event,
    nominalDue,
    legalDue: isDate ? nominalDue : workingDayFrom(nominalDue, daysOff),
    safeDue: isDate ? nominalDue : laterOf(event, workingDayUntil(nominalDue, daysOff)),
  };
};
