import { type Bomb, filled, MOST_XML, utf8, XML_HEADERS } from '#test/contracts/bomb';

type Shape = readonly [name: string, says: string, text: () => string];

const numbered = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');

const doctype = (subset: string, content = '&x;'): string => `<!DOCTYPE a [${subset}]><a>${content}</a>`;
const laughs = (levels: number): string =>
  numbered(levels, (level) => `<!ENTITY x${level} "${`&x${level - 1};`.repeat(10)}">`);

const DOCTYPE: readonly Shape[] = [
  ['billion laughs', '/: no DOCTYPE', () => doctype(`<!ENTITY x0 "ха">${laughs(9)}`, '&x9;')],
  [
    'one long entity, often',
    '/: no DOCTYPE',
    () => doctype(`<!ENTITY x "${'x'.repeat(100_000)}">`, filled(400_000, '&x;')),
  ],
  ['an entity of itself', '/: no DOCTYPE', () => doctype('<!ENTITY x "&x;">')],
  ['a file as an entity', '/: no DOCTYPE', () => doctype('<!ENTITY x SYSTEM "file:///etc/hostname">')],
  ['a device as an entity', '/: no DOCTYPE', () => doctype('<!ENTITY x SYSTEM "file:///dev/zero">')],
  ['a page as an entity', '/: no DOCTYPE', () => doctype('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')],
  [
    'metadata of the cloud as an entity',
    '/: no DOCTYPE',
    () => doctype('<!ENTITY x SYSTEM "http://169.254.169.254/latest/meta-data/">'),
  ],
  ['a DTD from the network', '/: no DOCTYPE', () => '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'],
  [
    'a parameter entity that sends a file away',
    '/: no DOCTYPE',
    () =>
      doctype('<!ENTITY % f SYSTEM "file:///etc/hostname"><!ENTITY % s SYSTEM "http://127.0.0.1:9/">%f;%s;'),
  ],
  [
    'parameter entities in each other',
    '/: no DOCTYPE',
    () => doctype(laughs(9).replaceAll('ENTITY ', 'ENTITY % ')),
  ],
  ['a default attribute', '/: no DOCTYPE', () => doctype('<!ATTLIST a b CDATA "x">', '')],
  ['a DTD of half a megabyte', '/: no DOCTYPE', () => doctype(filled(MOST_XML, '<!ELEMENT a ANY>'), '')],
  ['a DTD without end', '/: well-formed XML', () => `<!DOCTYPE a [${filled(MOST_XML, '<!ENTITY x "')}`],
];

const DEPTH = '/: depth of at most 64';
const TEXT = '/: text of at most 100000 characters';

const FLOODS: readonly Shape[] = [
  ['depth without end', DEPTH, () => filled(MOST_XML, '<a>')],
  [
    'depth with a namespace each',
    DEPTH,
    () => numbered(10_000, (level) => `<p${level}:a xmlns:p${level}="urn:${level}">`),
  ],
  ['siblings', '/: at most 20000 elements', () => `<a>${filled(MOST_XML, '<b/>')}</a>`],
  ['attributes', '/: at most 64 attributes', () => `<a ${numbered(40_000, (index) => `b${index}="" `)}/>`],
  [
    '64 attributes, often',
    '/: the root element Envelope',
    () => `<a>${filled(MOST_XML, `<b ${numbered(64, (index) => `c${index}="" `)}/>`)}</a>`,
  ],
  [
    'namespaces',
    '/: at most 64 attributes',
    () => `<a ${numbered(20_000, (index) => `xmlns:p${index}="u" `)}/>`,
  ],
  ['a long attribute', TEXT, () => `<a b="${filled(MOST_XML, 'x')}"/>`],
  ['an attribute without end', '/: well-formed XML', () => `<a b="${filled(MOST_XML, 'x')}`],
  ['a long text', TEXT, () => `<a>${filled(MOST_XML, 'x')}</a>`],
  ['a long text in pieces of CDATA', TEXT, () => `<a>${filled(MOST_XML, '<![CDATA[xxxxxxxx]]>')}</a>`],
  ['empty CDATA', '/: the root element Envelope', () => `<a>${filled(MOST_XML, '<![CDATA[]]>')}</a>`],
  ['CDATA without end', '/: well-formed XML', () => `<a><![CDATA[${filled(MOST_XML, ']')}`],
  ['brackets', TEXT, () => `<a>${filled(MOST_XML, ']')}</a>`],
  ['references', '/: the root element Envelope', () => `<a>${filled(MOST_XML, '&#1071;')}</a>`],
  ['one long reference', '/: well-formed XML', () => `<a>&#${filled(MOST_XML, '9')};</a>`],
  ['one long entity name', '/: well-formed XML', () => `<a>&${filled(MOST_XML, 'x')};</a>`],
  ['ampersands', '/: well-formed XML', () => `<a>${filled(MOST_XML, '&')}</a>`],
  ['comments', '/: the root element Envelope', () => `<a>${filled(MOST_XML, '<!---->')}</a>`],
  ['a comment without end', '/: well-formed XML', () => `<a><!--${filled(MOST_XML, '- ')}`],
  ['processing instructions', '/: no processing instruction', () => `<a>${filled(MOST_XML, '<?x?>')}</a>`],
  [
    'a style sheet from the network',
    '/: no processing instruction',
    () => '<?xml-stylesheet href="http://127.0.0.1:9/x"?><a/>',
  ],
  ['a long name', '/: the root element Envelope', () => `<${filled(MOST_XML / 2, 'я')}/>`],
  ['a long name of an attribute', '/: the root element Envelope', () => `<a ${filled(MOST_XML, 'b')}=""/>`],
  ['a name of colons', '/: well-formed XML', () => `<${filled(MOST_XML, 'a:')}a/>`],
  ['spaces', '/: the root element Envelope', () => `<a ${filled(MOST_XML, ' \n')}/>`],
  ['angles', '/: well-formed XML', () => filled(MOST_XML, '<')],
  ['roots', '/: well-formed XML', () => filled(MOST_XML, '<a/>')],
  ['text after the root', '/: well-formed XML', () => `<a/>${filled(MOST_XML, 'x')}`],
  ['zeros', '/: well-formed XML', () => `<a>${filled(MOST_XML, '\0')}</a>`],
  [
    'a file by XInclude',
    '/: the root element Envelope',
    () =>
      '<a><i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/></a>',
  ],
  [
    'a schema from the network',
    '/: the root element Envelope',
    () =>
      '<a xmlns:s="http://www.w3.org/2001/XMLSchema-instance" s:schemaLocation="urn:a http://127.0.0.1:9/x"/>',
  ],
];

export const xmlBombs: readonly Bomb[] = [...DOCTYPE, ...FLOODS].map(([name, says, text]) => ({
  name,
  says,
  door: 'tax',
  headers: XML_HEADERS,
  bytes: () => utf8(text()),
}));
