import type { Instant, IsoDay } from '#schemas/time';

const QUARTER_MS = 900_000;

/** Making a formatter costs dozens of times what using it does, and using it what comparing numbers does. */
type Zone = { formatter: Intl.DateTimeFormat; lastQuarter: number; lastDay: IsoDay };
const zones = new Map<string, Zone>();

const zoneOf = (timeZone: string): Zone => {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  // The Swedish locale writes dates as ISO 8601 does.
  const formatter = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const made = { formatter, lastQuarter: Number.NaN, lastDay: '' };
  zones.set(timeZone, made);
  return made;
};

/**
 * The civil day that an instant belongs to in a zone (IANA name). Zones lie on whole quarters of an hour: within one the
 * day is the same, and who asks again mostly asks about the same one.
 */
export const civilDayOf = (instant: Instant, timeZone: string): IsoDay => {
  const zone = zoneOf(timeZone);
  const atMs = Date.parse(instant);
  const quarter = Math.floor(atMs / QUARTER_MS);
  if (quarter !== zone.lastQuarter) {
    zone.lastDay = zone.formatter.format(atMs);
    zone.lastQuarter = quarter;
  }
  return zone.lastDay;
};
