import { isSpace } from '#contracts/wire/white-space';
import {
  type Place,
  attributeOf,
  childText,
  optionalAttribute,
  optionalChildText,
  type XmlName,
} from '#contracts/wire/xml-reader';
import { ContractBreach } from '#core/faults';
import { IsoDay, type IsoMonth } from '#schemas/time';

/** Text and where it was: readers of values name the place, never the text. */
type Found = { readonly path: string; readonly text: string };

/**
 * White space around a typed value means nothing (XML Schema, `whiteSpace="collapse"`). By hand: a pattern that looks for
 * the space before the end takes quadratic time on a long text with space inside.
 */
export const collapsed = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (start < end && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

/** Decimal digits from `start` to `end` as a number, exact up to fifteen; `NaN` for none, for more and for other characters. */
const digitsIn = (text: string, start: number, end: number): number => {
  if (end <= start || end - start > 15) return NaN;
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Kopecks after the point: none, tens or two digits. */
const fractionIn = (text: string, point: number): number => {
  switch (text.length - point - 1) {
    case 1:
      return digitsIn(text, point + 1, text.length) * 10;
    case 2:
      return digitsIn(text, point + 1, text.length);
    default:
      return NaN;
  }
};

/**
 * An amount such as `45500.00` → 4550000 kopecks, exactly. `1e5`, `45500,00` and `-1` are breaches. Digit by digit: it is
 * the most frequent value of all, and a pattern with groups and a conversion cost more than reading its element.
 */
export const kopecksOf = ({ path, text }: Found): number => {
  const amount = collapsed(text);
  const point = amount.indexOf('.');
  const kopecks =
    point === -1
      ? digitsIn(amount, 0, amount.length) * 100
      : digitsIn(amount, 0, point) * 100 + fractionIn(amount, point);
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

/** A month `2026-08`, digit by digit for the same reason. */
export const monthOf = ({ path, text }: Found): IsoMonth => {
  const month = collapsed(text);
  const number = month.length === 7 && month[4] === '-' ? digitsIn(month, 5, 7) : NaN;
  if (!(number >= 1 && number <= 12 && digitsIn(month, 0, 4) >= 0)) {
    throw new ContractBreach(path, 'a month YYYY-MM');
  }
  return month;
};

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** `true`, `false`, `1` or `0`. */
export const booleanOf = ({ path, text }: Found): boolean => {
  const value = Object.hasOwn(BOOLEANS, collapsed(text)) ? BOOLEANS[collapsed(text)] : undefined;
  if (value === undefined) throw new ContractBreach(path, 'true or false');
  return value;
};

/**
 * An identifier of so many digits, as text. One of another shape is not somebody else's number: it identifies nobody, and comparing
 * it would say that the record is about another person.
 */
export const identifierOf = ({ path, text }: Found, digits: number): string => {
  const identifier = collapsed(text);
  if (identifier.length !== digits || !/^\d+$/.test(identifier)) {
    throw new ContractBreach(path, `${digits} digits`);
  }
  return identifier;
};

/** A part of a name, which keeps its bytes. An empty one is not a name that is different. */
export const nameOf = ({ path, text }: Found): string => {
  if (text.trim() === '') throw new ContractBreach(path, 'a name');
  return text;
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

export const inOptionalAttribute = (place: Place, local: string): Found | undefined => {
  const text = optionalAttribute(place, local);
  return text === undefined ? undefined : { path: `${place.path}/@${local}`, text };
};

export const inAttribute = (place: Place, local: string): Found => ({
  path: `${place.path}/@${local}`,
  text: attributeOf(place, local),
});
