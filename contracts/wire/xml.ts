import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeText } from '#contracts/wire/bytes';
import { ContractBreach } from '#core/faults';

/** An element with what it holds. Namespaces are resolved, prefixes are gone, text keeps every character. */
export type XmlElement = {
  readonly uri: string;
  readonly local: string;
  /** By local name, or `{uri}local` where the attribute has a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text and CDATA directly inside, joined. */
  readonly text: string;
};

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const MAX_ATTRIBUTES = 64;
const MAX_TEXT_CHARACTERS = 100_000;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

const refuse = (expectation: string): never => {
  throw new ContractBreach('/', expectation);
};

/**
 * saxes adds a property per handler; at the seventh, V8 turns a plain `SaxesParser` into a dictionary and reading takes
 * three times as long. A subclass that declares the handler fields keeps the object's shape (`wire.test.ts` measures it).
 */
class PreparedParser extends SaxesParser<{ xmlns: true }> {
  constructor() {
    super({ xmlns: true });
    Object.assign(this, {
      xmldeclHandler: undefined,
      textHandler: undefined,
      piHandler: undefined,
      doctypeHandler: undefined,
      openTagHandler: undefined,
      closeTagHandler: undefined,
      cdataHandler: undefined,
      errorHandler: undefined,
      openTagStartHandler: undefined,
      attributeHandler: undefined,
    });
  }
}

type OpenElement = {
  uri: string;
  local: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
};

const attributesOf = (tag: SaxesTagNS): ReadonlyMap<string, string> => {
  const read = new Map<string, string>();
  for (const { uri, local, value } of Object.values(tag.attributes)) {
    if (uri !== XMLNS) read.set(uri === '' ? local : `{${uri}}${local}`, value);
  }
  return read;
};

/** Stack of open elements; the bottom one is the document. */
class TreeBuilder {
  readonly #document: OpenElement = { uri: '', local: '', attributes: new Map(), children: [], text: '' };
  readonly #open: OpenElement[] = [this.#document];
  #elements = 0;
  #attributes = 0;

  #top(): OpenElement {
    return this.#open.at(-1) ?? this.#document;
  }

  start(): void {
    if (this.#open.length > MAX_DEPTH) refuse(`depth of at most ${MAX_DEPTH}`);
    this.#elements += 1;
    if (this.#elements > MAX_ELEMENTS) refuse(`at most ${MAX_ELEMENTS} elements`);
    this.#attributes = 0;
  }

  attribute(value: string): void {
    this.#attributes += 1;
    if (this.#attributes > MAX_ATTRIBUTES) refuse(`at most ${MAX_ATTRIBUTES} attributes`);
    if (value.length > MAX_TEXT_CHARACTERS) refuse(`text of at most ${MAX_TEXT_CHARACTERS} characters`);
  }

  open(tag: SaxesTagNS): void {
    const element = {
      uri: tag.uri,
      local: tag.local,
      attributes: attributesOf(tag),
      children: [],
      text: '',
    };
    this.#top().children.push(element);
    this.#open.push(element);
  }

  text(text: string): void {
    const top = this.#top();
    top.text += text;
    if (top.text.length > MAX_TEXT_CHARACTERS) refuse(`text of at most ${MAX_TEXT_CHARACTERS} characters`);
  }

  close(): void {
    this.#open.pop();
  }

  root(): XmlElement {
    return this.#document.children[0] ?? refuse('one root element');
  }
}

const connect = (parser: PreparedParser, tree: TreeBuilder): void => {
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') refuse('XML version 1.0');
    if (encoding !== undefined && !/^utf-8$/i.test(encoding)) refuse('encoding UTF-8');
  });
  parser.on('doctype', () => refuse('no DOCTYPE'));
  parser.on('processinginstruction', () => refuse('no processing instruction'));
  parser.on('error', () => refuse('well-formed XML'));
  parser.on('opentagstart', () => {
    tree.start();
  });
  parser.on('attribute', ({ value }) => {
    tree.attribute(value);
  });
  parser.on('opentag', (tag) => {
    tree.open(tag);
  });
  parser.on('text', (text) => {
    tree.text(text);
  });
  parser.on('cdata', (text) => {
    tree.text(text);
  });
  parser.on('closetag', () => {
    tree.close();
  });
};

/**
 * The one door for XML: size, UTF-8, declaration, no DOCTYPE, no processing instruction, well-formed with namespaces,
 * bounded depth, elements, attributes and text. Throws `ContractBreach`, whose message never holds content.
 */
export const parseXml = (bytes: Uint8Array, maxBytes: number): XmlElement => {
  const text = decodeText(bytes, maxBytes);
  const tree = new TreeBuilder();
  const parser = new PreparedParser();
  connect(parser, tree);
  parser.write(text).close();
  return tree.root();
};
