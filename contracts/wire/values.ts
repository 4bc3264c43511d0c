import {
  type Place,
  attributeOf,
  childText,
  optionalChildText,
  type XmlName,
} from '#contracts/wire/xml-reader';
import { ContractBreach } from '#core/faults';
import { IsoDay, IsoMonth } from '#schemas/time';

/** Text and where it was: readers of values name the place, never the text. */
type Found = { readonly path: string; readonly text: string };

/** White space around a typed value means nothing (XML Schema, `whiteSpace="collapse"`). */
const collapsed = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

/** An amount such as `45500.00` → 4550000 kopecks, exactly. `1e5`, `45500,00` and `-1` are breaches. */
export const kopecksOf = ({ path, text }: Found): number => {
  const [, roubles, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(collapsed(text)) ?? [];
  const kopecks = roubles === undefined ? NaN : Number(`${roubles}${fraction.padEnd(2, '0')}`);
  if (!Number.isSafeInteger(kopecks)) throw new ContractBreach(path, 'an amount such as 45500.00');
  return kopecks;
};

/** An existing civil day; a time zone after it is dropped, as it names the same day. */
export const dayOf = ({ path, text }: Found): IsoDay => {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(collapsed(text)) ?? [];
  const read = IsoDay.safeParse(day);
  if (!read.success) throw new ContractBreach(path, 'a day YYYY-MM-DD');
  return read.data;
};

/** A month `2026-08`. */
export const monthOf = ({ path, text }: Found): IsoMonth => {
  const read = IsoMonth.safeParse(collapsed(text));
  if (!read.success) throw new ContractBreach(path, 'a month YYYY-MM');
  return read.data;
};

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** `true`, `false`, `1` or `0`. */
export const booleanOf = ({ path, text }: Found): boolean => {
  const value = Object.hasOwn(BOOLEANS, collapsed(text)) ? BOOLEANS[collapsed(text)] : undefined;
  if (value === undefined) throw new ContractBreach(path, 'true or false');
  return value;
};

/** The text of a child, with its path. */
export const inChild = (place: Place, name: XmlName): Found => ({
  path: `${place.path}/${name.local}`,
  text: childText(place, name),
});

export const inOptionalChild = (place: Place, name: XmlName): Found | undefined => {
  const text = optionalChildText(place, name);
  return text === undefined ? undefined : { path: `${place.path}/${name.local}`, text };
};

export const inAttribute = (place: Place, local: string): Found => ({
  path: `${place.path}/@${local}`,
  text: attributeOf(place, local),
});
