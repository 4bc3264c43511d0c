import * as fc from 'fast-check';
import { XmlC14NMode, XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { ExclusiveCanonical } from '#contracts/protocols/xmldsig/exclusive-canonical';
import { readXmlEvents } from '#contracts/wire/xml-events';
import { element, plain, written } from '#test/contracts/any-element';

const canonical = (xml: string): string => {
  const written = new ExclusiveCanonical();
  readXmlEvents(new TextEncoder().encode(xml), 1_000_000, written);
  return written.result();
};

/** Another implementation: libxml2's own. */
const byLibxml2 = (xml: string): string => {
  const document = XmlDocument.fromString(xml);
  try {
    return document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: false });
  } finally {
    document.dispose();
  }
};

/** From Canonical XML 1.0 chapter 3 and Exclusive XML Canonicalization 1.0 section 2, as far as they need no DTD. */
test.each([
  [
    'comments and declaration go (3.1)',
    '<?xml version="1.0"?>\n<!-- Comment 2 -->\n<doc>Hello, world!<!-- Comment 1 --></doc>\n<!-- Comment 3 -->',
    '<doc>Hello, world!</doc>',
  ],
  [
    'white space in content stays (3.2)',
    '<doc>\n   <clean>   </clean>\n   <dirty>   A   B   </dirty>\n   <mixed>\n      A\n      <clean>   </clean>\n      B\n   </mixed>\n</doc>',
    '<doc>\n   <clean>   </clean>\n   <dirty>   A   B   </dirty>\n   <mixed>\n      A\n      <clean>   </clean>\n      B\n   </mixed>\n</doc>',
  ],
  [
    'start tags (3.3): empty elements open, declarations before attributes, both sorted, superfluous ones gone',
    '<doc><e1   />\n<e3   name = "elem3"   id="elem3"   />\n<e5 a:attr="out" b:attr="sorted" attr2="all" attr="I\'m"\n      xmlns:b="http://www.ietf.org"\n      xmlns:a="http://www.w3.org"\n      xmlns="http://example.org"/>\n<e6 xmlns="" xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="" xmlns:a="http://www.w3.org"/></e7></e6></doc>',
    '<doc><e1></e1>\n<e3 id="elem3" name="elem3"></e3>\n<e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I\'m" attr2="all" b:attr="sorted" a:attr="out"></e5>\n<e6><e7 xmlns="http://www.ietf.org"><e8 xmlns=""></e8></e7></e6></doc>',
  ],
  [
    'character references and CDATA (3.4)',
    '<doc>\n   <text>First line&#x0d;&#10;Second line</text>\n   <value>&#x32;</value>\n   <compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>\n   <compute expr=\'value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"\'>valid</compute>\n   <norm attr=\' &apos;   &#x20;&#13;&#xa;&#9;   &apos; \'/>\n</doc>',
    '<doc>\n   <text>First line&#xD;\nSecond line</text>\n   <value>2</value>\n   <compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>\n   <compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>\n   <norm attr=" \'    &#xD;&#xA;&#x9;   \' "></norm>\n</doc>',
  ],
  [
    'a declaration goes where it is used first (exclusive, 2.2)',
    '<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2></n0:local>',
    '<n0:local xmlns:n0="foo:bar"><n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2></n0:local>',
  ],
])('%s', (_what, input, expected) => {
  expect(canonical(input)).toBe(expected);
});

test('any document is written as libxml2 writes it, and once is enough', () => {
  fc.assert(
    fc.property(element, (root) => {
      const xml = written(root, plain);
      expect(canonical(xml)).toBe(byLibxml2(xml));
      expect(canonical(canonical(xml))).toBe(canonical(xml));
    }),
  );
});

test.each([
  [
    'the same prefix bound anew',
    '<p:a xmlns:p="urn:u"><p:b xmlns:p="urn:v"><p:c xmlns:p="urn:u"/></p:b><p:d/></p:a>',
  ],
  [
    'a default undone and done again',
    '<a xmlns="urn:u"><b xmlns=""><c xmlns="urn:u" p:x="1" xmlns:p="urn:w"/></b></a>',
  ],
  ['names of letters beyond ASCII', '<ф:Имя xmlns:ф="urn:u" Отчество="Ё" ИНН="1"/>'],
])('%s is written as libxml2 writes it', (_what, xml) => {
  expect(canonical(xml)).toBe(byLibxml2(xml));
});
