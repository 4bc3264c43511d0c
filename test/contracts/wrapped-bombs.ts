import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type Bomb,
  filled,
  JSON_HEADERS,
  MOST_JSON,
  MOST_XML,
  utf8,
  XML_HEADERS,
} from '#test/contracts/bomb';

type Wrapped = Pick<Bomb, 'name' | 'says' | 'bytes'> & Partial<Pick<Bomb, 'door' | 'headers'>>;

const found = readFileSync(
  path.resolve(import.meta.dirname, '../../contracts/tax/samples/income-by-payer.found.xml'),
  'utf8',
);
const withAmount = (amount: string): string => found.replace('"45500.5"', `"${amount}"`);
const withFamily = (markup: string): string => found.replace('>Орлова<', `>${markup}<`);
const AMOUNT = '/SVVIPLFLResponse/СведДох[1]/СведВыпл[2]/@СумДох: an amount such as 45500.00';
const FAMILY = '/SVVIPLFLResponse/ФИО/FamilyName: text without elements';

/** A complete answer with one value turned into a weapon. */
const IN_AN_ANSWER: readonly Wrapped[] = [
  {
    name: 'an amount with a hole of spaces',
    says: AMOUNT,
    bytes: () => utf8(withAmount(`1${filled(99_000, ' ')}1`)),
  },
  { name: 'an amount of 99,000 digits', says: AMOUNT, bytes: () => utf8(withAmount(filled(99_000, '9'))) },
  { name: 'an amount with an exponent', says: AMOUNT, bytes: () => utf8(withAmount('1e999999')) },
  {
    name: 'a file in place of a name',
    says: FAMILY,
    bytes: () =>
      utf8(
        withFamily(
          '<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="file:///etc/hostname"/>',
        ),
      ),
  },
  {
    name: 'a page in place of a name',
    says: FAMILY,
    bytes: () =>
      utf8(
        withFamily('<x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="http://127.0.0.1:9/"/>'),
      ),
  },
  {
    name: 'half a megabyte of base64 in place of a name',
    says: '/: text of at most 100000 characters',
    bytes: () => utf8(withFamily(filled(MOST_XML - found.length * 2, 'QUJD'))),
  },
  {
    name: 'spaces after the answer',
    says: '/: at most 524288 bytes',
    bytes: () => utf8(`${found}${filled(10_000_000, ' ')}`),
  },
];

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const repeated = (bytes: readonly number[]): Uint8Array =>
  new Uint8Array(Buffer.alloc(MOST_XML, Buffer.from(bytes)));

const ENCODINGS: readonly Wrapped[] = [
  { name: 'UTF-16', says: '/: text in UTF-8', bytes: () => utf16(found) },
  {
    name: 'UTF-7',
    says: '/: encoding UTF-8',
    bytes: () => utf8('<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'),
  },
  {
    name: 'two marks of the byte order',
    says: '/: well-formed XML',
    bytes: () => utf8(`\uFEFF\uFEFF${found}`),
  },
  {
    name: 'another charset in the header',
    says: '/: content in UTF-8',
    headers: { 'content-type': 'text/xml; charset=windows-1251' },
    bytes: () => utf8(found),
  },
  { name: 'surrogates', says: '/: text in UTF-8', bytes: () => repeated([0xed, 0xa0, 0x80]) },
  { name: 'overlong zeros', says: '/: text in UTF-8', bytes: () => repeated([0xc0, 0x80]) },
  { name: 'nothing', says: '/: well-formed XML', bytes: () => new Uint8Array() },
  {
    name: 'a gigabyte in gzip',
    says: '/: text in UTF-8',
    headers: { ...XML_HEADERS, 'content-encoding': 'gzip' },
    // Gzip of gzip: what unpacks all layers meets a gigabyte.
    bytes: () => gzipSync(gzipSync(Buffer.alloc(50_000_000))),
  },
  {
    name: 'JSON in gzip',
    says: '/: text in UTF-8',
    door: 'my-business',
    headers: { ...JSON_HEADERS, 'content-encoding': 'gzip' },
    bytes: () => gzipSync(Buffer.alloc(50_000_000, '[')),
  },
  {
    name: 'JSON in UTF-16',
    says: '/: text in UTF-8',
    door: 'my-business',
    headers: JSON_HEADERS,
    bytes: () => utf16('{"status":"done"}'),
  },
  {
    name: 'a page with status 200',
    says: '/: a content type of XML',
    headers: { 'content-type': 'text/html' },
    bytes: () => utf8(`<html>${filled(MOST_XML, '<p>')}`),
  },
  {
    name: 'a page that says it is XML',
    says: '/: no DOCTYPE',
    bytes: () => utf8(`<!DOCTYPE html><html>${filled(MOST_XML, '<br>')}`),
  },
];

const RELATED = { 'content-type': 'multipart/related; boundary=b; start="<root>"' };

const PARTS: readonly Wrapped[] = [
  {
    name: 'thousands of parts',
    says: '/: at most 1000 parts',
    headers: RELATED,
    bytes: () => utf8(`${filled(MOST_XML, '--b\r\na: b\r\n\r\nx\r\n')}--b--\r\n`),
  },
  {
    name: 'parts without end',
    says: '/: a closing boundary',
    headers: RELATED,
    bytes: () => utf8(filled(MOST_XML, '--b\r\n')),
  },
  {
    name: 'a part of headers',
    says: '/: a part with headers',
    headers: RELATED,
    bytes: () => utf8(`--b\r\n${filled(MOST_XML, 'a: b\r\n')}--b--\r\n`),
  },
  {
    name: 'almost boundaries',
    says: '/: a closing boundary',
    headers: RELATED,
    bytes: () => utf8(`--b${filled(MOST_XML, '\t')}x`),
  },
  {
    name: 'a root part in base64',
    says: '/: a root part without transfer encoding',
    headers: RELATED,
    bytes: () =>
      utf8(
        `--b\r\nContent-ID: <root>\r\nContent-Transfer-Encoding: base64\r\n\r\n${filled(MOST_XML - 200, 'QUJD')}\r\n--b--\r\n`,
      ),
  },
];

const EVENTS: readonly Wrapped[] = [
  {
    name: 'a posted event of siblings',
    says: '/a/Source: one element',
    door: 'event',
    headers: { 'content-type': 'application/xml' },
    bytes: () => utf8(`<a>${filled(MOST_JSON, '<b/>')}</a>`),
  },
  {
    name: 'a posted event of depth',
    says: '/: depth of at most 64',
    door: 'event',
    headers: JSON_HEADERS,
    bytes: () => utf8(filled(MOST_JSON, '[')),
  },
];

export const wrappedBombs: readonly Bomb[] = [...IN_AN_ANSWER, ...ENCODINGS, ...PARTS, ...EVENTS].map(
  (each) => ({
    door: 'tax',
    headers: XML_HEADERS,
    ...each,
  }),
);
