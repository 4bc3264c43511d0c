import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import * as z from 'zod';
import type { Sample } from '#test/contracts/samples';

/** One reply that says two things, made of two samples of one kind with different outcomes. */
type Contradiction = { how: string; bytes: Uint8Array };

type Envelope = {
  text: string;
  /** Children of `SenderProvidedResponseData` that say something; empty in a SOAP fault. */
  said: readonly string[];
  /** The one element of `MessagePrimaryContent`; the root of a document without an envelope. */
  content: Element | undefined;
  /** What stands in the body of a SOAP fault. */
  fault: string | undefined;
};
type Element = { name: string; uri: string; attributes: ReadonlyMap<string, string>; children: Child[] };
type Child = { name: string; written: string };

/** The element as a document of its own: every namespace that it uses is declared in it. */
const alone = (element: XmlElement): string =>
  element.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });

const childrenOf = (element: XmlElement): XmlElement[] =>
  element.find('*').filter((child) => child instanceof XmlElement);

const elementIn = (element: XmlElement): Element => ({
  name: element.name,
  uri: element.namespaceUri,
  attributes: new Map(element.attrs.map(({ name, value }) => [name, value])),
  children: childrenOf(element).map((child) => ({ name: child.name, written: alone(child) })),
});

const first = (document: XmlDocument, local: string): XmlElement | undefined => {
  const found = document.get(`//*[local-name()='${local}']`);
  return found instanceof XmlElement ? found : undefined;
};

const envelopeIn = (text: string): Envelope => {
  const document = XmlDocument.fromString(text);
  try {
    const data = first(document, 'SenderProvidedResponseData');
    const primary = first(document, 'MessagePrimaryContent');
    const isPlainXml = document.root.name !== 'Envelope';
    const [content] = primary === undefined ? (isPlainXml ? [document.root] : []) : childrenOf(primary);
    const fault = first(document, 'Fault');
    return {
      text,
      said: (data === undefined ? [] : childrenOf(data))
        .filter(({ name }) => name !== 'MessageID' && name !== 'To')
        .map((element) => alone(element)),
      content: content === undefined ? undefined : elementIn(content),
      fault: fault === undefined ? undefined : alone(fault),
    };
  } finally {
    document.dispose();
  }
};

/** Puts more behind what that element already holds. */
const appended = (text: string, local: string, more: string): string =>
  text.replace(new RegExp(`</([^\\s<>/:]+:)?${local}\\s*>`), (end) => `${more}${end}`);

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const written = ({ name, uri, attributes, children }: Element): string => {
  const named = Array.from(attributes, ([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return `<m:${name} xmlns:m="${uri}"${named}>${children.map((child) => child.written).join('')}</m:${name}>`;
};

const inPlaceOf = (text: string, content: string): string =>
  !text.includes('MessagePrimaryContent')
    ? content
    : text.replace(
        /(<(?:[^\s<>/:]+:)?MessagePrimaryContent[^<>]*>)[^]*(<\/(?:[^\s<>/:]+:)?MessagePrimaryContent\s*>)/,
        (_all, start: string, end: string) => `${start}${content}${end}`,
      );

const isSame = (one: Element, other: Element): boolean => written(one) === written(other);

/** The content of one answer with that of another: both beside each other, and the second over the first. */
const mergedContents = (one: Element, other: Element): { how: string; content: Element }[] => {
  const attributes = new Map([...other.attributes, ...one.attributes]);
  const isNew = ({ name }: Child): boolean => one.children.every((child) => child.name !== name);
  const isReplaced = ({ name }: Child): boolean => other.children.some((child) => child.name === name);
  const over = [...one.children.filter((child) => !isReplaced(child)), ...other.children];
  return [
    {
      how: 'with the words of',
      content: { ...one, attributes, children: [...one.children, ...other.children.filter(isNew)] },
    },
    {
      how: 'under the words of',
      content: { ...one, attributes: new Map([...one.attributes, ...other.attributes]), children: over },
    },
  ].filter(({ content }) => !isSame(content, one) && !isSame(content, { ...other, name: one.name }));
};

const ofXml = (one: string, other: string): { how: string; text: string }[] => {
  const [here, there] = [envelopeIn(one), envelopeIn(other)];
  const contents =
    here.content === undefined || there.content === undefined
      ? []
      : mergedContents(here.content, there.content).map(({ how, content }) => ({
          how,
          text: inPlaceOf(one, written(content)),
        }));
  const answers =
    here.said.length === 0 || there.said.length === 0
      ? []
      : [{ how: 'beside', text: appended(one, 'SenderProvidedResponseData', there.said.join('')) }];
  const faults =
    there.fault === undefined
      ? []
      : [{ how: 'beside the fault of', text: appended(one, 'Body', there.fault) }];
  return [...contents, ...answers, ...faults];
};

const Fields = z.record(z.string(), z.unknown());

const ofJson = (one: string, other: string): { how: string; text: string }[] => {
  const [here, there] = [Fields.parse(JSON.parse(one)), Fields.parse(JSON.parse(other))];
  const sorted = (fields: object): string => JSON.stringify(Object.entries(fields).sort());
  return [{ how: 'under the words of', fields: { ...here, ...there } }]
    .filter(({ fields }) => sorted(fields) !== sorted(here) && sorted(fields) !== sorted(there))
    .map(({ how, fields }) => ({ how, text: JSON.stringify(fields) }));
};

/**
 * A multipart sample holds the envelope of another one: that one is enough. An answer about somebody else that repeats a
 * field of theirs contradicts nothing.
 */
export const isPlain = ({ headers, shows }: Sample): boolean =>
  headers['content-type'] !== undefined && !shows.endsWith('wrong-person');

/** What no agency may say in one breath: `one` contradicted by `other`. */
export const contradictions = (one: Sample, other: Sample): Contradiction[] => {
  if (!isPlain(one) || !isPlain(other)) return [];
  const [here, there] = [one, other].map(({ bytes }) => new TextDecoder().decode(bytes));
  if (here === undefined || there === undefined) return [];
  const mixed = one.headers['content-type'] === 'application/json' ? ofJson(here, there) : ofXml(here, there);
  return mixed.map(({ how, text }) => ({
    how: `${one.shows} ${how} ${other.shows}`,
    bytes: new TextEncoder().encode(text),
  }));
};
