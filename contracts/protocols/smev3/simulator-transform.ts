import { type XmlAttribute, XmlCData, XmlElement, XmlText, type XmlTreeNode } from 'libxml2-wasm';

/** One counter per fragment; prefixes of the ancestors. */
type Numbering = { next: number };
type Known = Record<string, string>;

const attributeText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xa;')
    .replaceAll('\r', '&#xd;');
const elementText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const sorted = (attributes: readonly XmlAttribute[]): XmlAttribute[] => {
  const qualified = attributes.filter(({ namespaceUri }) => namespaceUri !== '');
  const plain = attributes.filter(({ namespaceUri }) => namespaceUri === '');
  return [
    ...qualified.sort((a, b) => compare(a.namespaceUri, b.namespaceUri) || compare(a.name, b.name)),
    ...plain.sort((a, b) => compare(a.name, b.name)),
  ];
};

/** Children with neighbouring texts joined, comments gone. */
const contentOf = (element: XmlElement): (XmlElement | string)[] => {
  const content: (XmlElement | string)[] = [];
  for (let node: XmlTreeNode | null = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) content.push(node);
    if (!(node instanceof XmlText) && !(node instanceof XmlCData)) continue;
    const before = content.at(-1);
    if (typeof before === 'string') content[content.length - 1] = before + node.content;
    else content.push(node.content);
  }
  return content;
};

const written = (element: XmlElement, numbering: Numbering, above: Known): string => {
  const known: Known = { ...above };
  const declarations: string[] = [];
  const prefixed = (uri: string, name: string): string => {
    if (uri === '') return name;
    if (known[uri] === undefined) {
      known[uri] = `ns${(numbering.next += 1)}`;
      declarations.push(` xmlns:${known[uri]}="${attributeText(uri)}"`);
    }
    return `${known[uri]}:${name}`;
  };
  const name = prefixed(element.namespaceUri, element.name);
  const attributes = sorted(element.attrs).map(
    (one) => ` ${prefixed(one.namespaceUri, one.name)}="${attributeText(one.value)}"`,
  );
  const inside = contentOf(element).map((child) => {
    if (typeof child !== 'string') return written(child, numbering, known);
    return /[^\u0000-\u0020]/.test(child) ? elementText(child) : '';
  });
  return `<${[name, ...declarations, ...attributes].join('')}>${inside.join('')}</${name}>`;
};

/** The transform of СМЭВ (МР appendix 1) on a tree of libxml2: not the adapter's, which reads a stream of saxes. */
export const simulatedTransform = (element: XmlElement): string => written(element, { next: 0 }, {});
