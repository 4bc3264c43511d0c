import { historyOf, isCorrection } from '#core/office/office-history';
import { says } from '#schemas/bilingual';
import { OfficeEvent } from '#schemas/office-event';
import { fieldErrors, type FieldError } from '#schemas/problem';
import type { IsoDay } from '#schemas/time';

export type ReadOfficeEvent =
  { type: 'read'; event: OfficeEvent } | { type: 'wrong'; errors: readonly FieldError[] };

/** The form of an event. What it says about days is checked against its case. */
export const readOfficeEvent = (input: unknown): ReadOfficeEvent => {
  const read = OfficeEvent.safeParse(input);
  return read.success
    ? { type: 'read', event: read.data }
    : { type: 'wrong', errors: fieldErrors(read.error) };
};

/** What is known of a case when an event about it comes in. */
export type Around = { acceptedOn: IsoDay; today: IsoDay; officeEvents: readonly OfficeEvent[] };

const NOT_YET = says('этот день ещё не наступил', 'this day has not come yet');
const BEFORE_CASE = says('раньше дня принятия обращения', 'before the application was accepted');
const BEFORE_LAST = says('раньше предыдущего события дела', 'before the previous event of the case');
const AFTER_EVENT = says('позже самого события', 'after the event itself');
const MFC_AFTER = says(
  'МФЦ принимает обращение не позже отдела',
  'an МФЦ takes an application no later than the office',
);

/** Events that follow one another; complaints, withdrawals of consent and МФЦ papers come whenever they come. */
export const isStep = (event: OfficeEvent): boolean =>
  !isCorrection(event) &&
  !event.type.startsWith('complaint-') &&
  event.type !== 'consent-withdrawn' &&
  event.type !== 'mfc-accepted';

const wrongDay = (event: OfficeEvent, { acceptedOn, today, officeEvents }: Around): string | undefined => {
  const { occurredOn } = event;
  if (occurredOn > today) return NOT_YET;
  if (event.type === 'mfc-accepted') return occurredOn > acceptedOn ? MFC_AFTER : undefined;
  if (occurredOn < acceptedOn) return BEFORE_CASE;
  const last = historyOf(officeEvents).findLast(isStep);
  return isStep(event) && last !== undefined && occurredOn < last.occurredOn ? BEFORE_LAST : undefined;
};

const EARLIER_DAYS = ['meetingOn', 'changedOn', 'receivedOn', 'withdrawnOn', 'alertedOn'] as const;

const earlierDays = ({ details = {} }: OfficeEvent): { name: string; day: IsoDay }[] => {
  const entries = new Map<string, unknown>(Object.entries(details));
  return EARLIER_DAYS.flatMap((name) => {
    const day = entries.get(name);
    return typeof day === 'string' ? [{ name, day }] : [];
  });
};

/** Days that cannot be: in the future, before the application, before what the office posted last. */
export const wrongDays = (event: OfficeEvent, around: Around): FieldError[] => {
  const own = wrongDay(event, around);
  const named = earlierDays(event).flatMap(({ name, day }): FieldError[] => {
    const pointer = `/details/${name}`;
    if (day > event.occurredOn) return [{ pointer, detail: AFTER_EVENT }];
    return day < around.acceptedOn ? [{ pointer, detail: BEFORE_CASE }] : [];
  });
  return [...(own === undefined ? [] : [{ pointer: '/occurredOn', detail: own }]), ...named];
};
