import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { decodeText } from '#contracts/wire/bytes';
import { ContractBreach } from '#core/faults';

/** A start tag with resolved namespaces; `attributes` holds the declarations too, under `XMLNS`. */
export type XmlTag = Pick<SaxesTagNS, 'prefix' | 'local' | 'uri' | 'attributes'>;
export type XmlAttribute = SaxesAttributeNS;

/** What is told of a document, in its order. */
export type XmlEvents = {
  open: (tag: XmlTag) => void;
  /** Text or CDATA: one text of the document may come in several pieces. */
  text: (text: string) => void;
  /** `end`: where the end tag ends, in characters of the document without its byte order mark. */
  close: (end: number) => void;
  comment?: () => void;
};

const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;
const MAX_ATTRIBUTES = 64;
export const MAX_TEXT_CHARACTERS = 100_000;
/** Namespace of namespace declarations. */
export const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Throws `ContractBreach`. */
export const refuseXml = (expectation: string): never => {
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
      commentHandler: undefined,
    });
  }
}

/** What a document may be at most; one per document. */
class Limits {
  #depth = 0;
  #elements = 0;
  #attributes = 0;

  start(): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) refuseXml(`depth of at most ${MAX_DEPTH}`);
    this.#elements += 1;
    if (this.#elements > MAX_ELEMENTS) refuseXml(`at most ${MAX_ELEMENTS} elements`);
    this.#attributes = 0;
  }

  attribute(value: string): void {
    this.#attributes += 1;
    if (this.#attributes > MAX_ATTRIBUTES) refuseXml(`at most ${MAX_ATTRIBUTES} attributes`);
    if (value.length > MAX_TEXT_CHARACTERS) {
      refuseXml(`text of at most ${MAX_TEXT_CHARACTERS} characters`);
    }
  }

  end(): void {
    this.#depth -= 1;
  }
}

const guard = (parser: PreparedParser, limits: Limits): void => {
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0') refuseXml('XML version 1.0');
    if (encoding !== undefined && !/^utf-8$/i.test(encoding)) refuseXml('encoding UTF-8');
  });
  parser.on('doctype', () => refuseXml('no DOCTYPE'));
  parser.on('processinginstruction', () => refuseXml('no processing instruction'));
  parser.on('error', () => refuseXml('well-formed XML'));
  parser.on('opentagstart', () => {
    limits.start();
  });
  parser.on('attribute', ({ value }) => {
    limits.attribute(value);
  });
};

const tell = (parser: PreparedParser, limits: Limits, events: XmlEvents): void => {
  parser.on('opentag', (tag) => {
    events.open(tag);
  });
  parser.on('text', (text) => {
    events.text(text);
  });
  parser.on('cdata', (text) => {
    events.text(text);
  });
  parser.on('closetag', () => {
    limits.end();
    events.close(parser.position);
  });
  if (events.comment === undefined) return;
  parser.on('comment', () => events.comment?.());
};

/**
 * The one door for XML: size, UTF-8, declaration, no DOCTYPE, no processing instruction, well-formed with namespaces,
 * bounded depth, elements and attributes. Throws `ContractBreach`, whose message never holds content.
 */
export const readXmlEvents = (bytes: Uint8Array, maxBytes: number, events: XmlEvents): void => {
  const text = decodeText(bytes, maxBytes);
  // One byte order mark is gone already, and saxes would drop a second one.
  if (text.startsWith('\uFEFF')) refuseXml('well-formed XML');
  const parser = new PreparedParser();
  const limits = new Limits();
  guard(parser, limits);
  tell(parser, limits, events);
  parser.write(text).close();
};
