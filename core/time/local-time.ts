import type { Instant, IsoDay } from '#schemas/time';

/** Making a formatter costs dozens of times what using it does; there are as many as zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  // The Swedish locale writes dates as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
};

/** The civil day that an instant belongs to in a zone (IANA name). */
export const civilDayOf = (instant: Instant, timeZone: string): IsoDay =>
  formatterOf(timeZone).format(new Date(instant));
