import { canonicalText } from '#contracts/protocols/xmldsig/escape-canonical';
import { woodstoxText } from '#contracts/protocols/xmldsig/woodstox-text';
import { refuseXml, type XmlAttribute, XMLNS, type XmlEvents, type XmlTag } from '#contracts/wire/xml-events';

/** Rule 9: as Canonical XML escapes text, or as the writer of МР 3.5 does. */
export type TextEscaping = 'canonical' | 'woodstox';

/** What Java's `trim()` leaves nothing of. */
const BLANK = /^[\u0000-\u0020]*$/;

const VALUE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xa;',
  '\r': '&#xd;',
};
const escapedValue = (value: string): string => value.replace(/[&<"\t\n\r]/g, (mark) => VALUE[mark] ?? mark);

/** Order of UTF-16 units, which is Java's. */
const inJavaOrder = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Rule 7: qualified ones first, by namespace and local name; then the others by local name. */
const sortedAttributes = (tag: XmlTag): XmlAttribute[] =>
  Object.values(tag.attributes)
    .filter(({ uri }) => uri !== XMLNS)
    .sort(
      (left, right) =>
        Number(left.uri === '') - Number(right.uri === '') ||
        inJavaOrder(left.uri, right.uri) ||
        inJavaOrder(left.local, right.local),
    );

/**
 * The transform `urn://smev-gov-ru/xmldsig/transform` (МР appendix 1, rules 1 to 8) of the element it is told of, while it
 * is read. It stands behind exclusive canonicalisation in every signature, and their sum is this one pass: comments are
 * gone before texts are looked at, and every prefix is replaced. An element in no namespace is refused: the rules say
 * nothing about it.
 */
export class SmevTransform implements XmlEvents {
  #written = '';
  #text = '';
  #prefixes = 0;
  /** Namespace → prefix as declared so far. One for all: a copy per element would cost as much as a document wants it to. */
  readonly #scope = new Map<string, string>();
  /** What each open element has declared, to be forgotten at its end. */
  readonly #declared: string[][] = [];
  readonly #names: string[] = [];
  readonly #escapeText: (text: string) => string;

  constructor(escaping: TextEscaping = 'canonical') {
    this.#escapeText = escaping === 'woodstox' ? woodstoxText : canonicalText;
  }

  open(tag: XmlTag): void {
    this.#endText();
    const attributes = sortedAttributes(tag);
    const used = [tag.uri, ...attributes.map(({ uri }) => uri).filter((uri) => uri !== '')];
    const missing = this.#declare(used);
    const nameOf = ({ uri, local }: { uri: string; local: string }) =>
      uri === '' ? local : `${this.#scope.get(uri) ?? ''}:${local}`;
    const declared = missing.map((uri) => ` xmlns:${this.#scope.get(uri) ?? ''}="${escapedValue(uri)}"`);
    const written = attributes.map((one) => ` ${nameOf(one)}="${escapedValue(one.value)}"`);
    const name = nameOf(tag);
    this.#written += `<${name}${declared.join('')}${written.join('')}>`;
    this.#names.push(name);
    this.#declared.push(missing);
  }

  text(text: string): void {
    this.#text += text;
  }

  close(): void {
    this.#endText();
    this.#written += `</${this.#names.pop() ?? ''}>`;
    for (const uri of this.#declared.pop() ?? []) this.#scope.delete(uri);
  }

  /** Everything written so far. */
  result(): string {
    return this.#written;
  }

  /** Rule 2: a text goes if it is blank, and stays as it is otherwise. */
  #endText(): void {
    if (!BLANK.test(this.#text)) this.#written += this.#escapeText(this.#text);
    this.#text = '';
  }

  /** Rules 4 to 6: what no ancestor has declared gets the next number, also where a sibling has declared it. */
  #declare(used: readonly string[]): string[] {
    const missing = used.filter((uri, index) => !this.#scope.has(uri) && used.indexOf(uri) === index);
    for (const uri of missing) {
      if (uri === '' || uri === XML) refuseXml('elements and attributes in namespaces of their own');
      this.#prefixes += 1;
      this.#scope.set(uri, `ns${this.#prefixes}`);
    }
    return missing;
  }
}

const XML = 'http://www.w3.org/XML/1998/namespace';
