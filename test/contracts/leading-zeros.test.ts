import { describe, expect, test } from 'vitest';
import { agencies, decodeEmploymentEvent, decodeReply } from '#contracts/registry';
import { openApiErrors, xsdErrors } from '#test/contracts/contract-documents';
import { questionOf } from '#test/contracts/questions';
import { samplesOf } from '#test/contracts/samples';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytesOf = (written: string): Uint8Array => new TextEncoder().encode(written);

/** Invented; the check digits are right. Read as a number, each of them would lose what it begins with. */
const ZEROS = {
  snils: '00700700178',
  inn: '010700007047',
  identity: { kind: 'passport-rf', series: '0007', number: '000071' },
} as const;
const COMPANY_INN = '0107000074';

const kinds = agencies.flatMap((agency) =>
  agency.informationTypes.map((type) => ({ agency, type, name: `${agency.id} ${type.kind}` })),
);

describe.each(kinds)('a question of $name', ({ agency, type }) => {
  const asked = questionOf(agency, type);
  const withZeros = { ...asked, subject: { ...asked.subject, ...ZEROS } };
  const PAIRS = [
    [asked.subject.snils, ZEROS.snils],
    [asked.subject.inn ?? '', ZEROS.inn],
    ['1719', ZEROS.identity.series],
    ['007101', ZEROS.identity.number],
  ] as const;

  test('keeps the zeros with which identifiers begin, byte by byte', () => {
    const replaced = PAIRS.reduce(
      (written, [from, to]) => written.replaceAll(from, to),
      text(type.encode(asked).body),
    );
    expect(text(type.encode(withZeros).body)).toBe(replaced);
  });

  test('carries each identifier that it says it needs', () => {
    const written = text(type.encode(withZeros).body);
    const needed = { snils: ZEROS.snils, inn: ZEROS.inn, passport: ZEROS.identity.number };
    for (const identifier of type.requires) expect(written).toContain(needed[identifier]);
  });

  test('is still a question of the contract', () => {
    const { method, path, headers, body } = type.encode(withZeros);
    expect(
      headers['content-type'] === 'application/json'
        ? openApiErrors(agency.id, { method, path }, JSON.parse(text(body)))
        : xsdErrors(agency.id, text(body)),
    ).toEqual([]);
  });
});

/** A number of a person or a company stands alone: 10 digits are of a company, 11 СНИЛС, 12 ИНН of a person. */
const IDENTIFIER = /(?<![\d.-])\d{10,12}(?![\d.-])/g;
const zeroOf: Readonly<Record<number, string>> = { 10: COMPANY_INN, 11: ZEROS.snils, 12: ZEROS.inn };
const withZeros = (written: string): string =>
  written.replace(IDENTIFIER, (digits) => zeroOf[digits.length] ?? digits);

const identified = agencies.flatMap(({ id }) =>
  samplesOf(id)
    .filter(({ shows, expected }) => !shows.startsWith('not') && expected !== withZeros(expected))
    .map((sample) => ({ agency: id, sample, name: `${id} ${sample.file}` })),
);

test('every agency that names people by number is looked at', () => {
  const naming = agencies.filter(({ id }) =>
    samplesOf(id).some(({ expected }) => /"(snils|inn)": "\d/.test(expected)),
  );
  expect(new Set(identified.map(({ agency }) => agency))).toEqual(new Set(naming.map(({ id }) => id)));
  expect(naming.length).toBeGreaterThan(3);
});

test.each(identified)('$name keeps the zeros with which its identifiers begin', ({ agency, sample }) => {
  const bytes = bytesOf(withZeros(text(sample.bytes)));
  const said =
    sample.kind === 'employment-event'
      ? decodeEmploymentEvent(agency, sample.headers['content-type'] ?? '', bytes)
      : decodeReply(agency, sample.kind, bytes, sample.headers);
  expect(said).toEqual(JSON.parse(withZeros(sample.expected)));
});
