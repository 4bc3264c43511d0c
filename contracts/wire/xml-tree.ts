import { isBlank } from '#contracts/wire/white-space';
import {
  MAX_TEXT_CHARACTERS,
  refuseXml,
  type XmlAttribute,
  type XmlEvents,
  type XmlTag,
  XMLNS,
} from '#contracts/wire/xml-events';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Attributes of one element, found by local name, or by `{uri}local` where the attribute has a namespace. */
type XmlAttributes = {
  readonly get: (name: string) => string | undefined;
  /** Whether one of that local name stands in a namespace. */
  readonly isQualified: (local: string) => boolean;
  /** Local names of all but declarations and those that XML Schema has for instances. */
  readonly names: () => string[];
};

/** An element with what it holds. Namespaces are resolved, prefixes are gone, text keeps every character. */
export type XmlElement = {
  readonly uri: string;
  readonly local: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** Text and CDATA directly inside, joined. */
  readonly text: string;
  /** Whether the text says anything: whether it is more than white space. */
  readonly hasWords: boolean;
};

type OpenElement = { -readonly [Field in keyof XmlElement]: XmlElement[Field] } & { children: OpenElement[] };

/**
 * What saxes read, by qualified name, in an object without prototype. An attribute without namespace has no prefix, so
 * that its local name finds it at once; copying all of them would cost more than reading the few that are asked for.
 */
class ReadAttributes implements XmlAttributes {
  readonly #byQualifiedName: Readonly<Record<string, XmlAttribute>>;

  constructor(byQualifiedName: Readonly<Record<string, XmlAttribute>>) {
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

  isQualified(local: string): boolean {
    return Object.values(this.#byQualifiedName).some(
      (one) => one.local === local && one.uri !== '' && one.uri !== XMLNS,
    );
  }

  names(): string[] {
    return Object.values(this.#byQualifiedName).flatMap(({ uri, local }) =>
      uri === XMLNS || uri === XSI ? [] : [local],
    );
  }
}

/** Stack of open elements; the bottom one is the document. Text is bounded here, everything else at the door. */
export class TreeBuilder implements XmlEvents {
  readonly #document: OpenElement = {
    uri: '',
    local: '',
    attributes: new ReadAttributes({}),
    children: [],
    text: '',
    hasWords: false,
  };
  readonly #outer: OpenElement[] = [];
  #top = this.#document;

  open({ uri, local, attributes }: XmlTag): void {
    const element: OpenElement = {
      uri,
      local,
      attributes: new ReadAttributes(attributes),
      children: [],
      text: '',
      hasWords: false,
    };
    this.#top.children.push(element);
    this.#outer.push(this.#top);
    this.#top = element;
  }

  text(text: string): void {
    const top = this.#top;
    top.text += text;
    top.hasWords ||= !isBlank(text);
    if (top.text.length > MAX_TEXT_CHARACTERS) refuseXml(`text of at most ${MAX_TEXT_CHARACTERS} characters`);
  }

  close(): void {
    this.#top = this.#outer.pop() ?? this.#document;
  }

  root(): XmlElement {
    return this.#document.children[0] ?? refuseXml('one root element');
  }
}
