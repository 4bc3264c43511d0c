import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml } from '#contracts/wire/xml';
import {
  assertKnown,
  attributeOf,
  childOf,
  childrenOf,
  isMarked,
  itemsOf,
  namesOf,
  onlyChild,
  oneOrMoreOf,
  optionalAttribute,
  optionalChild,
  rootOf,
  textOf,
} from '#contracts/wire/xml-reader';
import { xml, xmlDocument } from '#contracts/wire/xml-writer';
import { ContractBreach } from '#core/faults';
import { fastestCpuMs } from '#test/bench/cpu-time';
import { textByLibxml2 } from '#test/contracts/contract-documents';
import { expectation } from '#test/contracts/hostile-replies';

const MEGABYTE = 1_048_576;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => parseXml(encode(text), MEGABYTE);
const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]><a>&a8;</a>`;
const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('XML that is refused', () => {
  test.each([
    ['billion laughs', laughs, 'no DOCTYPE'],
    ['an empty DOCTYPE', '<!DOCTYPE a><a/>', 'no DOCTYPE'],
    [
      'an external entity',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
      'no DOCTYPE',
    ],
    ['a processing instruction', '<?go now?><a/>', 'no processing instruction'],
    ['depth 65', nested(65), 'depth of at most 64'],
    ['depth 10,000', nested(10_000), 'depth of at most 64'],
    ['depth 200,000 unclosed', '<a>'.repeat(200_000), 'depth of at most 64'],
    ['20,001 elements', `<a>${'<b/>'.repeat(20_000)}</a>`, 'at most 20000 elements'],
    [
      '50,000 attributes',
      `<a ${Array.from({ length: 50_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`,
      'at most 64 attributes',
    ],
    ['100,001 characters of text', `<a>${'x'.repeat(100_001)}</a>`, 'text of at most 100000 characters'],
    ['text in many pieces', `<a>${'<![CDATA[x]]>y'.repeat(50_001)}</a>`, 'text of at most 100000 characters'],
    ['a long attribute', `<a b="${'x'.repeat(100_001)}"/>`, 'text of at most 100000 characters'],
    ['a million references', `<a>${'&#65;'.repeat(1_000_000)}</a>`, 'at most 1048576 bytes'],
    ['references within the size', `<a>${'&#65;'.repeat(150_000)}</a>`, 'text of at most 100000 characters'],
    ['XML 1.1', '<?xml version="1.1"?><a/>', 'XML version 1.0'],
    ['a declared windows-1251', '<?xml version="1.0" encoding="windows-1251"?><a/>', 'encoding UTF-8'],
    ['a declared UTF-16 in UTF-8', '<?xml version="1.0" encoding="UTF-16"?><a/>', 'encoding UTF-8'],
    ['an undefined entity', '<a>&nbsp;</a>', 'well-formed XML'],
    ['a lone ampersand', '<a>1 & 2</a>', 'well-formed XML'],
    ['a reference to zero', '<a>&#0;</a>', 'well-formed XML'],
    ['a reference to a surrogate', '<a>&#xD800;</a>', 'well-formed XML'],
    ['a control character', '<a>\u0001</a>', 'well-formed XML'],
    ['U+FFFE', '<a>\uFFFE</a>', 'well-formed XML'],
    ['a wrong closing tag', '<a></b>', 'well-formed XML'],
    ['two roots', '<a/><b/>', 'well-formed XML'],
    ['text after the root', '<a/>x', 'well-formed XML'],
    ['truncation', '<a><b>', 'well-formed XML'],
    ['nothing', '', 'well-formed XML'],
    ['an attribute twice', '<a b="1" b="2"/>', 'well-formed XML'],
    ['an attribute twice by namespace', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', 'well-formed XML'],
    ['an unbound prefix', '<p:a/>', 'well-formed XML'],
    ['a less-than in an attribute', '<a b="<"/>', 'well-formed XML'],
    [']]> in text', '<a>]]></a>', 'well-formed XML'],
    ['-- in a comment', '<a><!-- a -- b --></a>', 'well-formed XML'],
    ['a rebound xml prefix', '<a xmlns:xml="urn:other"/>', 'well-formed XML'],
    ['a declaration in capitals', '<?XML version="1.0"?><a/>', 'well-formed XML'],
  ])('%s', (_, text, expected) => {
    expect(expectation(() => read(text))).toBe(expected);
  });

  test.each([
    ['bytes that are no UTF-8', new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])],
    ['an encoded surrogate', new Uint8Array([0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80, 0x3c, 0x2f, 0x61, 0x3e])],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFF<a/>', 'utf16le'))],
    ['an overlong slash', new Uint8Array([0x3c, 0x61, 0xc0, 0xaf, 0x3e])],
  ])('%s', (_, bytes) => {
    expect(expectation(() => parseXml(bytes, MEGABYTE))).toBe('text in UTF-8');
  });
});

describe('XML that is read', () => {
  const u = namesOf('urn:u');

  test('names are namespace and local name; prefixes mean nothing', () => {
    const root = rootOf(
      read('<p:a xmlns:p="urn:u" xmlns:q="urn:u"><q:b>1</q:b><c xmlns="urn:other">2</c></p:a>'),
      u('a'),
    );
    expect(textOf(childOf(root, u('b')))).toBe('1');
    expect(expectation(() => rootOf(read('<a xmlns="urn:other"/>'), u('a')))).toBe('the root element a');
  });

  test('text keeps its characters: references, CDATA, edge spaces, byte order mark before the root', () => {
    const root = rootOf(
      read('\uFEFF<a xmlns="urn:u"> &#1071;&#x451;<![CDATA[<&>]]><!-- no -->007 </a>'),
      u('a'),
    );
    expect(textOf(root)).toBe(' Яё<&>007 ');
  });

  test('a repeated, missing or nested element is a breach with its path and no content', () => {
    const root = rootOf(read('<a xmlns="urn:u"><b>тайна</b><b>тайна<c/></b></a>'), u('a'));
    expect(() => childOf(root, u('b'))).toThrow(new ContractBreach('/a/b', 'at most one element'));
    expect(() => optionalChild(root, u('b'))).toThrow('/a/b: at most one element');
    expect(() => childOf(root, u('d'))).toThrow('/a/d: one element');
    expect(() => childrenOf(root, u('b')).map(textOf)).toThrow('/a/b[2]: text without elements');
    expect(() => onlyChild(root)).toThrow('/a: exactly one child element');
    expect(() => attributeOf(root, 'e')).toThrow('/a/@e: an attribute');
  });

  test.each([
    ['a namesake of another namespace', '<b xmlns="urn:other">1</b>', '/a/b: the namespace of the contract'],
    ['a namesake beside the right one', '<b/><b xmlns="">1</b>', '/a/b: the namespace of the contract'],
    ['text and no elements', 'нет', '/a: elements without text'],
    ['text beside elements', '<c/>\u00a0<c/>', '/a: elements without text'],
    ['text as CDATA', '<c/><![CDATA[x]]>', '/a: elements without text'],
  ])('what is read for its elements cannot hide one: %s', (_, inside, says) => {
    const root = rootOf(read(`<a xmlns="urn:u">${inside}</a>`), u('a'));
    expect(() => optionalChild(root, u('b'))).toThrow(says);
    expect(() => childrenOf(root, u('b'))).toThrow(says);
    expect(() => itemsOf(root, u('b'))).toThrow(says);
  });

  test.each(['true', '1', 'yes', ''])('xsi:nil="%s" is no empty value and no empty list', (nil) => {
    const root = rootOf(
      read(
        `<a xmlns="urn:u" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><b i:nil="${nil}"/><c i:nil="false"/></a>`,
      ),
      u('a'),
    );
    expect(() => textOf(childOf(root, u('b')))).toThrow('/a/b: an element without xsi:nil');
    expect(() => childrenOf(childOf(root, u('b')), u('d'))).toThrow('/a/b: an element without xsi:nil');
    expect(() => isMarked(root, u('b'))).toThrow('/a/b: an element without xsi:nil');
    expect(isMarked(root, u('c'))).toBe(true);
    expect(isMarked(root, u('d'))).toBe(false);
  });

  test('a mark holds nothing, a list nothing but its items', () => {
    const root = rootOf(read('<a xmlns="urn:u"><b>false</b><c><d/></c></a>'), u('a'));
    expect(() => isMarked(root, u('b'))).toThrow('/a/b: elements without text');
    expect(() => isMarked(root, u('c'))).toThrow('/a/c: nothing inside');
    expect(() => itemsOf(root, u('c'))).toThrow('/a: nothing but c');
    expect(() => oneOrMoreOf(root, u('e'))).toThrow('/a/e: at least one element');
    expect(() => {
      assertKnown(root, 'urn:u', new Set(['b']));
    }).toThrow('/a: no element that the contract does not have');
    assertKnown(root, 'urn:u', new Set(['b', 'c']));
    assertKnown(root, 'urn:other', new Set());
  });

  test('an attribute that stands in a namespace is not absent', () => {
    const root = rootOf(
      read('<p:a xmlns:p="urn:u" p:b="1" c="2" p:c="3" xmlns:d="urn:d" xmlns:e="urn:e"/>'),
      u('a'),
    );
    expect(() => optionalAttribute(root, 'b')).toThrow('/a/@b: an attribute without namespace');
    expect(optionalAttribute(root, 'c')).toBe('2');
    expect(optionalAttribute(root, 'd')).toBeUndefined();
    expect(root.element.attributes.names().sort()).toEqual(['b', 'c', 'c']);
  });

  test('a prototype name is an ordinary name', () => {
    const root = rootOf(read('<a xmlns="urn:u" __proto__="1"><constructor>2</constructor></a>'), u('a'));
    expect(attributeOf(root, '__proto__')).toBe('1');
    expect(textOf(childOf(root, u('constructor')))).toBe('2');
    expect(() => attributeOf(root, 'toString')).toThrow(ContractBreach);
  });
});

test('reading costs a small multiple of JSON.parse: the parser keeps its shape with all its handlers', () => {
  // Undeclared handler fields turn the parser into a dictionary, and the ratio is about three times as large. A second
  // class of parser in this process would do the same to the inline caches: the floor is another function.
  const items = Array.from({ length: 2_000 }, (_, index) => ({ c: String(index), text: 'текст' }));
  const bytes = encode(`<a>${items.map(({ c, text }) => `<b c="${c}">${text}</b>`).join('')}</a>`);
  const json = JSON.stringify(items);
  const { workMs, floorMs } = fastestCpuMs(
    () => parseXml(bytes, MEGABYTE),
    (): unknown => JSON.parse(json),
  );
  expect(workMs / floorMs).toBeLessThan(18);
});

describe('XML that is written', () => {
  const xmlText = fc
    .string({ unit: 'binary' })
    .filter((text) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(text));

  test('any legal text comes back from us and from libxml2', () => {
    fc.assert(
      fc.property(xmlText, (text) => {
        const bytes = xmlDocument(xml`<a b="${text}"><c>${text}</c></a>`);
        const root = rootOf(parseXml(bytes, MEGABYTE), { uri: '', local: 'a' });
        expect(attributeOf(root, 'b')).toBe(text);
        expect(textOf(childOf(root, { uri: '', local: 'c' }))).toBe(text);
        expect(textByLibxml2(new TextDecoder().decode(bytes), 'c')).toBe(text);
      }),
    );
  });

  test('fragments stay markup, undefined is nothing, lists are joined', () => {
    const items = ['a&b', 'c'].map((item) => xml`<i>${item}</i>`);
    expect(xml`<l${undefined}>${items}</l>`.markup).toBe('<l><i>a&amp;b</i><i>c</i></l>');
  });

  test.each(['\u0000', '\u000B', '\uFFFF', '\uD800'])('refuses %j', (text) => {
    expect(() => xml`<a>${text}</a>`).toThrow(RangeError);
  });
});
