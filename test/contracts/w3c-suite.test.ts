import { XmlCData, XmlDocument, XmlElement, XmlText, type XmlNode } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { decodeReply } from '#contracts/registry';
import { parseXml } from '#contracts/wire/xml';
import type { XmlElement as Read } from '#contracts/wire/xml-tree';
import { ContractBreach } from '#core/faults';
import { w3cDocuments, type W3cDocument } from '#test/contracts/w3c-documents';

const documents = w3cDocuments();
const owed = (what: W3cDocument['owed']) => documents.filter((document) => document.owed === what);

/** What the tax service's intake says against a document that is XML but no answer: the door for XML let it through. */
const NO_ENVELOPE = '/: the root element Envelope';

const said = (bytes: Uint8Array): string => {
  try {
    decodeReply('tax', 'income-by-payer', bytes, { 'content-type': 'text/xml' });
    return 'accepted';
  } catch (error) {
    return error instanceof ContractBreach ? error.message : `not a breach: ${String(error)}`;
  }
};

const NO_INSTRUCTION = '/: no processing instruction';
/** Everything that the door may say: a sentence of ours, never a word of the document. */
const SENTENCES = new Set([
  '/: text in UTF-8',
  '/: XML version 1.0',
  '/: encoding UTF-8',
  '/: no DOCTYPE',
  '/: well-formed XML',
  NO_INSTRUCTION,
]);

/**
 * Well-formed documents that we refuse on purpose: each carries a processing instruction other than the declaration.
 * No answer of an agency needs one, and every reader that obeys one is one more door.
 */
const WITH_INSTRUCTIONS = [
  ...['p01pass3', 'p16pass1', 'p16pass2', 'p16pass3', 'p22pass3', 'p27pass2', 'p27pass4'].map(
    (name) => `o-${name}`,
  ),
  ...['06', '07', '08', '09', '10', '11', '12'].map((name) => `ibm-invalid-P89-ibm89n${name}.xml`),
];

describe('the W3C suite of XML against the intake of the tax service', () => {
  test('the suite is whole', () => {
    expect(documents).toHaveLength(2_585);
    expect(owed('reject')).toHaveLength(2_200);
    expect(owed('accept')).toHaveLength(71);
  });

  test('no document that must be rejected passes, and each is refused in words of ours', () => {
    const wrong = owed('reject')
      .map(({ id, bytes }) => ({ id, says: said(bytes) }))
      .filter(({ says }) => !SENTENCES.has(says));
    expect(wrong).toEqual([]);
  });

  test('every document that must be accepted passes, but for those with processing instructions', () => {
    const refused = owed('accept')
      .map(({ id, bytes }) => ({ id, says: said(bytes) }))
      .filter(({ says }) => says !== NO_ENVELOPE);
    expect(refused).toEqual(expect.arrayContaining(refused.map(({ id }) => ({ id, says: NO_INSTRUCTION }))));
    expect(refused.map(({ id }) => id).sort()).toEqual([...WITH_INSTRUCTIONS].sort());
  });
});

const childrenOf = (element: XmlElement): XmlNode[] => {
  const children: XmlNode[] = [];
  for (let child = element.firstChild; child !== null; child = child.next) children.push(child);
  return children;
};

const directText = (element: XmlElement): string =>
  childrenOf(element)
    .filter((node) => node instanceof XmlText || node instanceof XmlCData)
    .map(({ content }) => content)
    .join('');

const attributeName = (uri: string, local: string): string => (uri === '' ? local : `{${uri}}${local}`);

/** The same element as libxml2 reads it and as we do. */
const expectSame = (ours: Read, theirs: XmlElement): void => {
  expect([ours.uri, ours.local, ours.text]).toEqual([theirs.namespaceUri, theirs.name, directText(theirs)]);
  for (const { namespaceUri, name, value } of theirs.attrs) {
    expect(ours.attributes.get(attributeName(namespaceUri, name))).toBe(value);
  }
  const inside = childrenOf(theirs).filter((node) => node instanceof XmlElement);
  expect(ours.children).toHaveLength(inside.length);
  inside.forEach((child, index) => {
    const same = ours.children[index];
    if (same !== undefined) expectSame(same, child);
  });
};

test('what passes means to us what it means to libxml2', () => {
  const passing = owed('accept').filter(({ id }) => !WITH_INSTRUCTIONS.includes(id));
  expect(passing).toHaveLength(57);
  for (const { bytes } of passing) {
    const theirs = XmlDocument.fromBuffer(bytes);
    try {
      expectSame(parseXml(bytes, bytes.byteLength), theirs.root);
    } finally {
      theirs.dispose();
    }
  }
});
