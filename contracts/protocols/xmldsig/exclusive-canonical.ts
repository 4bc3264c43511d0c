import { canonicalText, canonicalValue } from '#contracts/protocols/xmldsig/escape-canonical';
import { XMLNS, type XmlEvents, type XmlTag } from '#contracts/wire/xml-events';

/** Order of the code points, as Canonical XML asks; JavaScript's own differs beyond U+FFFF. */
const inOrder = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

const nameOf = ({ prefix, local }: { prefix: string; local: string }): string =>
  prefix === '' ? local : `${prefix}:${local}`;

/** Prefixes that the tag itself uses. `xml` is never declared; an attribute without prefix is in no namespace. */
const usedPrefixes = (tag: XmlTag): Map<string, string> => {
  const used = new Map([[tag.prefix, tag.uri]]);
  for (const { prefix, uri } of Object.values(tag.attributes)) {
    if (prefix !== '' && uri !== XMLNS) used.set(prefix, uri);
  }
  used.delete('xml');
  return used;
};

/** Declarations that are missing, sorted by prefix. `xmlns=""` is written only to undo another default. */
const missingIn = (scope: ReadonlyMap<string, string | undefined>, tag: XmlTag): [string, string][] =>
  [...usedPrefixes(tag)]
    .filter(([prefix, uri]) => (scope.get(prefix) ?? (prefix === '' ? '' : undefined)) !== uri)
    .sort(([left], [right]) => inOrder(left, right));

const attributesOf = (tag: XmlTag): string =>
  Object.values(tag.attributes)
    .filter(({ uri }) => uri !== XMLNS)
    .sort((left, right) => inOrder(left.uri, right.uri) || inOrder(left.local, right.local))
    .map((attribute) => ` ${nameOf(attribute)}="${canonicalValue(attribute.value)}"`)
    .join('');

/**
 * Exclusive XML Canonicalization 1.0 without comments of the elements it is told of, while they are read: nothing of the
 * document is kept. There is no list of inclusive prefixes.
 */
export class ExclusiveCanonical implements XmlEvents {
  #written = '';
  /**
   * Prefix → namespace as written so far; '' is the default namespace. One for all: a copy per element would cost as much as a
   * document wants it to.
   */
  readonly #scope = new Map<string, string | undefined>();
  /** What each open element has declared, and what that prefix meant before. */
  readonly #declared: (readonly [string, string | undefined])[][] = [];
  readonly #names: string[] = [];

  open(tag: XmlTag): void {
    const missing = missingIn(this.#scope, tag);
    const name = nameOf(tag);
    const declared = missing
      .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${canonicalValue(uri)}"`)
      .join('');
    this.#written += `<${name}${declared}${attributesOf(tag)}>`;
    this.#names.push(name);
    this.#declared.push(missing.map(([prefix]) => [prefix, this.#scope.get(prefix)]));
    for (const [prefix, uri] of missing) this.#scope.set(prefix, uri);
  }

  text(text: string): void {
    if (this.#names.length > 0) this.#written += canonicalText(text);
  }

  close(): void {
    this.#written += `</${this.#names.pop() ?? ''}>`;
    for (const [prefix, uri] of this.#declared.pop() ?? []) this.#scope.set(prefix, uri);
  }

  /** Everything written so far. */
  result(): string {
    return this.#written;
  }
}
