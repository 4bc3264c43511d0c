import { canonicalText, canonicalValue } from '#contracts/protocols/xmldsig/escape-canonical';
import { XMLNS, type XmlEvents, type XmlTag } from '#contracts/wire/xml-events';

/** Prefix → namespace as written so far; '' is the default namespace. */
type Scope = ReadonlyMap<string, string>;

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
const missingIn = (scope: Scope, tag: XmlTag): [string, string][] =>
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
  readonly #scopes: Scope[] = [];
  readonly #names: string[] = [];

  open(tag: XmlTag): void {
    const scope = this.#scopes.at(-1) ?? new Map<string, string>();
    const missing = missingIn(scope, tag);
    const name = nameOf(tag);
    const declared = missing
      .map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${canonicalValue(uri)}"`)
      .join('');
    this.#written += `<${name}${declared}${attributesOf(tag)}>`;
    this.#names.push(name);
    this.#scopes.push(missing.length === 0 ? scope : new Map([...scope, ...missing]));
  }

  text(text: string): void {
    if (this.#names.length > 0) this.#written += canonicalText(text);
  }

  close(): void {
    this.#written += `</${this.#names.pop() ?? ''}>`;
    this.#scopes.pop();
  }

  /** Everything written so far. */
  result(): string {
    return this.#written;
  }
}
