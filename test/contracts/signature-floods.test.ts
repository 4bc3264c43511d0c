import { expect, test } from 'vitest';
import { ExclusiveCanonical } from '#contracts/protocols/xmldsig/exclusive-canonical';
import { SignatureReader } from '#contracts/protocols/xmldsig/signature-reader';
import { SmevTransform } from '#contracts/protocols/xmldsig/smev-transform';
import { readXmlEvents, type XmlEvents } from '#contracts/wire/xml-events';
import { fastestCpuMs } from '#test/bench/cpu-time';
import { expectation } from '#test/contracts/hostile-replies';

const MEGABYTE = 1_048_576;
const read = (text: string, events: XmlEvents): void => {
  readXmlEvents(new TextEncoder().encode(text), MEGABYTE, events);
};

const LEVELS = 60;
const SIBLINGS = 15_000;
/** Siblings under many levels, each with so many attributes in namespaces of their own; every sibling declares one. */
const flood = (perLevel: number): string => {
  const level = (at: number): string =>
    Array.from(
      { length: perLevel },
      (_, index) => ` xmlns:p${at}-${index}="u${at}-${index}" p${at}-${index}:a=""`,
    ).join('');
  const opened = Array.from({ length: LEVELS }, (_, at) => `<t:a${level(at)}>`).join('');
  const siblings = Array.from({ length: SIBLINGS }, (_, index) => `<b xmlns="v${index}"/>`).join('');
  return `<t:a xmlns:t="urn:t">${opened}${siblings}${'</t:a>'.repeat(LEVELS)}</t:a>`;
};

test.each([
  ['the transform of СМЭВ', () => new SmevTransform()],
  ['canonicalisation', () => new ExclusiveCanonical()],
])('%s costs no more where many namespaces are open: nobody has signed yet what is read', (_, events) => {
  const [many, few] = [flood(30), flood(0)];
  const { workMs, floorMs } = fastestCpuMs(
    () => {
      read(many, events());
    },
    () => {
      read(few, events());
    },
  );
  expect(workMs / floorMs).toBeLessThan(3);
});

test('a SignedInfo that cannot be of the profile is not read to its end', () => {
  const long = `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>${'<Reference/>'.repeat(32)}</SignedInfo></Signature>`;
  expect(
    expectation(() => {
      read(long, new SignatureReader());
    }),
  ).toBe('a SignedInfo of the profile');
});
