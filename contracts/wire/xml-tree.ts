import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { ContractBreach } from '#core/faults';

/** Attributes of one element, found by local name, or by `{uri}local` where the attribute has a namespace. */
export type XmlAttributes = { readonly get: (name: string) => string | undefined };

/** An element with what it holds. Namespaces are resolved, prefixes are gone, text keeps every character. */
export type XmlElement = {
  readonly uri: string;
  readonly local: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** Text and CDATA directly inside, joined. */
  readonly text: string;
};

type OpenElement = { -readonly [Field in keyof XmlElement]: XmlElement[Field] } & { children: OpenElement[] };

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const MAX_ATTRIBUTES = 64;
const MAX_TEXT_CHARACTERS = 100_000;

/** A breach of the document as a whole: no path is known before the document is read. */
export const refuse = (expectation: string): never => {
  throw new ContractBreach('/', expectation);
};

/**
 * What saxes read, by qualified name, in an object without prototype. An attribute without namespace has no prefix, so
 * that its local name finds it at once; copying all of them would cost more than reading the few that are asked for.
 */
class ReadAttributes implements XmlAttributes {
  readonly #byQualifiedName: Readonly<Record<string, SaxesAttributeNS>>;

  constructor(byQualifiedName: Readonly<Record<string, SaxesAttributeNS>>) {
    this.#byQualifiedName = byQualifiedName;
  }

  get(name: string): string | undefined {
    if (name.startsWith('{')) {
      return Object.values(this.#byQualifiedName).find(({ uri, local }) => `{${uri}}${local}` === name)
        ?.value;
    }
    const found = this.#byQualifiedName[name];
    return found?.uri === '' ? found.value : undefined;
  }
}

const NO_ATTRIBUTES: XmlAttributes = new ReadAttributes({});

/** Stack of open elements, bounded in every direction; the bottom one is the document. */
export class TreeBuilder {
  readonly #document: OpenElement = {
    uri: '',
    local: '',
    attributes: NO_ATTRIBUTES,
    children: [],
    text: '',
  };
  readonly #outer: OpenElement[] = [];
  #top = this.#document;
  #elements = 0;
  #attributes = 0;

  start(): void {
    if (this.#outer.length >= MAX_DEPTH) refuse(`depth of at most ${MAX_DEPTH}`);
    this.#elements += 1;
    if (this.#elements > MAX_ELEMENTS) refuse(`at most ${MAX_ELEMENTS} elements`);
    this.#attributes = 0;
  }

  attribute(value: string): void {
    this.#attributes += 1;
    if (this.#attributes > MAX_ATTRIBUTES) refuse(`at most ${MAX_ATTRIBUTES} attributes`);
    if (value.length > MAX_TEXT_CHARACTERS) refuse(`text of at most ${MAX_TEXT_CHARACTERS} characters`);
  }

  open({ uri, local, attributes }: SaxesTagNS): void {
    const element: OpenElement = {
      uri,
      local,
      attributes: this.#attributes === 0 ? NO_ATTRIBUTES : new ReadAttributes(attributes),
      children: [],
      text: '',
    };
    this.#top.children.push(element);
    this.#outer.push(this.#top);
    this.#top = element;
  }

  text(text: string): void {
    const top = this.#top;
    top.text += text;
    if (top.text.length > MAX_TEXT_CHARACTERS) refuse(`text of at most ${MAX_TEXT_CHARACTERS} characters`);
  }

  close(): void {
    this.#top = this.#outer.pop() ?? this.#document;
  }

  root(): XmlElement {
    return this.#document.children[0] ?? refuse('one root element');
  }
}
