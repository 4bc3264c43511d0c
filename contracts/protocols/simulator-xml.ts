import { XMLParser } from 'fast-xml-parser';

/** An element as the simulators read it. Attributes by local name; `text` is all character data of the element itself. */
export type SimulatedXml = {
  namespace: string;
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly SimulatedXml[];
  text: string;
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // No path is asked for: none need be written.
  jPath: false,
});

/** One node of fast-xml-parser's ordered tree: its name with the list of its children, and `:@` with attributes. */
type Node = Readonly<Record<string, unknown>>;
type Scope = Readonly<Record<string, string>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const namespaceOf = (name: string, scope: Scope): string =>
  scope[name.includes(':') ? name.slice(0, name.indexOf(':')) : ''] ?? '';

const isDeclaration = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:');

/** Attributes by local name, and the namespaces that hold inside. */
const attributesIn = (value: unknown, scope: Scope): { attributes: Record<string, string>; inner: Scope } => {
  const attributes: Record<string, string> = {};
  const declared: Record<string, string> = {};
  let hasDeclared = false;
  for (const [name, text] of isNode(value) ? Object.entries(value) : []) {
    if (typeof text !== 'string') continue;
    if (isDeclaration(name)) {
      declared[name.slice(6)] = text;
      hasDeclared = true;
    } else attributes[localName(name)] = text;
  }
  return { attributes, inner: hasDeclared ? { ...scope, ...declared } : scope };
};

const textIn = (content: readonly Node[]): string => {
  let text = '';
  for (const { '#text': part } of content) if (typeof part === 'string') text += part;
  return text;
};

const toElements = (nodes: readonly Node[], scope: Scope): SimulatedXml[] => {
  const elements: SimulatedXml[] = [];
  for (const node of nodes) {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) continue;
    const { attributes, inner } = attributesIn(node[':@'], scope);
    const content = nodesIn(node[name]);
    elements.push({
      namespace: namespaceOf(name, inner),
      name: localName(name),
      attributes,
      children: toElements(content, inner),
      text: textIn(content),
    });
  }
  return elements;
};

const ATTRIBUTE = String.raw`\s+[^\s=<>"'/]+\s*=\s*(?:"[^<"]*"|'[^<']*')`;
const MARK = new RegExp(
  String.raw`<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(/?)([^\s<>/!?]+)((?:${ATTRIBUTE})*)\s*(/?)>|<`,
  'g',
);

/** Every tag closes the one opened last and no bare `<` or `&` is left: fast-xml-parser alone would guess. */
const isBalanced = (text: string): boolean => {
  if (/&(?!#\d+;|#x[\da-fA-F]+;|\w+;)/.test(text)) return false;
  const open: string[] = [];
  for (const [mark, closes, name, , alone] of text.matchAll(MARK)) {
    if (mark === '<') return false;
    if (name === undefined || alone === '/') continue;
    if (closes !== '/') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
};

/** The root element; `undefined` for anything that is no XML document. */
export const readSimulatedXml = (text: string): SimulatedXml | undefined => {
  if (/<!DOCTYPE/i.test(text) || !isBalanced(text)) return undefined;
  const parsed: unknown = parser.parse(text);
  const elements = toElements(nodesIn(parsed), {});
  return elements.length === 1 ? elements[0] : undefined;
};

/** First child of that local name. */
export const childOf = (element: SimulatedXml | undefined, name: string): SimulatedXml | undefined =>
  element?.children.find((child) => child.name === name);

/** First element of that local name along a path of names. */
export const descend = (element: SimulatedXml | undefined, ...path: readonly string[]) =>
  path.reduce(childOf, element);

export const textOf = (element: SimulatedXml | undefined): string | undefined => element?.text.trim();

/** Every fifth Cyrillic letter as a numeric reference, decimal and hexadecimal in turn: all parsers must read both. */
const withReferences = (text: string): string =>
  /[\u0400-\u04ff]/.test(text)
    ? Array.from(text, (letter, index) => {
        const code = letter.codePointAt(0) ?? 0;
        if (code < 0x400 || code > 0x4ff || index % 5 !== 0) return letter;
        return index % 2 === 0 ? `&#${code};` : `&#x${code.toString(16).toUpperCase()};`;
      }).join('')
    : text;

const escaped = (text: string): string =>
  withReferences(
    text.replace(/[&<>"\r\n\t]/g, (mark) => {
      switch (mark) {
        case '&':
          return '&amp;';
        case '<':
          return '&lt;';
        case '>':
          return '&gt;';
        case '"':
          return '&quot;';
        default:
          return `&#${mark.charCodeAt(0)};`;
      }
    }),
  );

/** A piece of XML that is already written. */
export type WrittenXml = { written: string };
type Attribute = string | undefined;

/**
 * `write('q:Name', { Year: '2026' }, 'text', write('q:Child', {}))`. Attributes that are undefined are left out; text
 * is escaped; an element without content is written as an open and a close tag.
 */
export const write = (
  name: string,
  attributes: Readonly<Record<string, Attribute>>,
  ...content: readonly (string | WrittenXml | undefined)[]
): WrittenXml => ({
  written: `<${name}${Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(value)}"`))
    .join('')}>${content
    .map((part) => (typeof part === 'string' ? escaped(part) : (part?.written ?? '')))
    .join('')}</${name}>`,
});
