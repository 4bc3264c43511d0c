import { describe, expect, test } from 'vitest';
import { EmployerInn, PersonInn, Snils } from '#schemas/identifiers';
import { RoubleText } from '#schemas/money';
import { IdentityDocument } from '#schemas/person';
import { plainText } from '#schemas/plain-text';
import { Instant, IsoDay, IsoMonth } from '#schemas/time';

const accepts = (schema: { safeParse: (input: unknown) => { success: boolean } }, input: unknown): boolean =>
  schema.safeParse(input).success;

describe('days, months and instants', () => {
  test.each(['2026-11-23', '2024-02-29', '2000-02-29', '1990-12-31'])('%s is a day', (day) => {
    expect(accepts(IsoDay, day)).toBe(true);
  });

  test.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '23.11.2026',
    '2026-11-23T00:00:00Z',
    '2026-11-23\n',
    '',
  ])('%j is no day', (day) => {
    expect(accepts(IsoDay, day)).toBe(false);
  });

  test('months have two digits and end at 12', () => {
    expect(['2026-01', '2026-12'].every((month) => accepts(IsoMonth, month))).toBe(true);
    expect(
      ['2026-00', '2026-13', '2026-1', '2026-11-01', '2026-11\n'].some((month) => accepts(IsoMonth, month)),
    ).toBe(false);
  });

  test('instants carry milliseconds and are UTC, so that they sort as text', () => {
    expect(accepts(Instant, '2026-11-23T08:15:00.000Z')).toBe(true);
    expect(accepts(Instant, '2026-11-23T08:15:00Z')).toBe(false);
    expect(accepts(Instant, '2026-11-23T08:15:00.000+03:00')).toBe(false);
  });
});

describe('amounts in roubles', () => {
  test.each(['0', '0.00', '45500', '45500.00', '999999999999.99'])('%s', (amount) => {
    expect(accepts(RoubleText, amount)).toBe(true);
  });

  test.each(['-1', '01', '1.5', '1.505', '1,50', '1e3', ' 1', '1 000', '', '1000000000000', '١', 'NaN'])(
    'refuses %j',
    (amount) => {
      expect(accepts(RoubleText, amount)).toBe(false);
    },
  );

  test('a number is not text', () => {
    expect(accepts(RoubleText, 45_500)).toBe(false);
  });
});

describe('plain text', () => {
  const name = plainText(10);

  test.each(['Анна', 'О’Нил', 'Нгуен', 'Салтыков-Щ', 'Ёлкин', 'Ёлкин', '𐐷'])('keeps %j', (text) => {
    expect(name.parse(text)).toBe(text);
  });

  test.each([
    ['nothing', ''],
    ['only spaces', '   '],
    ['only no-break spaces', '\u00A0\u00A0'],
    ['a line break', 'Анна\nПетровна'.slice(0, 10)],
    ['NUL', 'Анна\u0000'],
    ['a C1 control', 'Анна\u0085'],
    ['a lone surrogate', 'Анна\uD800'],
    ['U+FFFE', 'Анна\uFFFE'],
    ['U+FFFF', 'Анна\uFFFF'],
    ['a right-to-left override', 'Анна\u202E'],
    ['an isolate', 'Анна\u2066'],
    ['a right-to-left mark', 'Анна\u200F'],
    ['eleven characters', 'абвгдежзийк'],
  ])('refuses %s', (_name, text) => {
    expect(accepts(name, text)).toBe(false);
  });
});

describe('identifiers', () => {
  test('one failure, one sentence: shape first, check digits second', () => {
    expect(Snils.safeParse('1').error?.issues).toHaveLength(1);
    expect(Snils.safeParse('11223344596').error?.issues).toHaveLength(1);
    expect(PersonInn.safeParse('1').error?.issues).toHaveLength(1);
  });

  test('a sentence never quotes the value', () => {
    const issues = [Snils.safeParse('11223344596'), EmployerInn.safeParse('7707083890')].flatMap(
      ({ error }) => error?.issues ?? [],
    );

    expect(issues).toHaveLength(2);
    for (const { message } of issues) expect(message).not.toMatch(/11223344596|7707083890/);
  });

  test('an employer may be an organisation or an entrepreneur', () => {
    expect(accepts(EmployerInn, '7707083893')).toBe(true);
    expect(accepts(EmployerInn, '500100732259')).toBe(true);
    expect(accepts(EmployerInn, '50010073225')).toBe(false);
  });

  test('a birth certificate has a Roman number and two Cyrillic letters', () => {
    const certificate = (series: string) => ({ kind: 'birth-certificate', series, number: '123456' });

    expect(accepts(IdentityDocument, certificate('II-МЮ'))).toBe(true);
    expect(accepts(IdentityDocument, certificate('II-MЮ'))).toBe(false);
    expect(accepts(IdentityDocument, certificate('2-МЮ'))).toBe(false);
  });
});
