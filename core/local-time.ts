import type { Instant, IsoDay } from '#schemas/time';

/** The civil day that an instant belongs to in a zone (IANA name). */
export const civilDayOf = (instant: Instant, timeZone: string): IsoDay =>
  // The Swedish locale writes dates as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );
