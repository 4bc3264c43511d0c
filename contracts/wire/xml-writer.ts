import { encodeText } from '#contracts/wire/bytes';

/** Markup that is already escaped. Only `xml` makes it, so a plain string can never pass for markup. */
export class XmlFragment {
  readonly markup: string;
  private constructor(markup: string) {
    this.markup = markup;
  }
  static readonly of = (markup: string): XmlFragment => new XmlFragment(markup);
}

/** Most values are words and digits and stay as they are: one look decides. Pairs of surrogates get a second look. */
const UNUSUAL = /[^\u0020\u0021\u0023-\u0025\u0028-\u003B\u003D\u003F-\uD7FF\uE000-\uFFFD]/;
/** What XML 1.0 does not allow in text (`Char`). */
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for an element or a quoted attribute; white space survives attribute normalisation. Throws `RangeError`. */
const escapeXml = (text: string): string => {
  if (!UNUSUAL.test(text)) return text;
  if (ILLEGAL.test(text)) throw new RangeError('a character that XML does not allow');
  return text.replace(/[&<>"'\t\n\r]/g, (character) => REFERENCES[character] ?? character);
};

type Value = string | XmlFragment | undefined | readonly XmlFragment[];

const markupOf = (value: Value): string => {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeXml(value);
  return value instanceof XmlFragment ? value.markup : value.map((fragment) => fragment.markup).join('');
};

/** Markup with escaped values: a string is text, a fragment is markup, `undefined` is nothing. */
export const xml = (markup: TemplateStringsArray, ...values: readonly Value[]): XmlFragment => {
  let written = markup[0] ?? '';
  for (let index = 0; index < values.length; index += 1) {
    written += markupOf(values[index]) + (markup[index + 1] ?? '');
  }
  return XmlFragment.of(written);
};

/** A whole document in UTF-8. */
export const xmlDocument = (root: XmlFragment): Uint8Array =>
  encodeText(`<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}`);
