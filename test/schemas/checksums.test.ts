import { describe, expect, test } from 'vitest';
import { isOgrn, isOgrnip, isOrganisationInn, isPersonInn, isSnils } from '#schemas/checksums';

/** Every single wrong digit at the last place must be seen: the check digit decides alone. */
const withOtherLastDigits = (text: string): string[] =>
  Array.from({ length: 10 }, (_, digit) => `${text.slice(0, -1)}${digit}`).filter((other) => other !== text);

describe('СНИЛС', () => {
  const valid = [
    ['sum 95', '11223344595'],
    ['sum 165', '12345678964'],
    ['sum 209', '64270954807'],
    ['sum 99', '00103788999'],
    ['sum 100 is written 00', '00108483700'],
    ['sum 101 is written 00', '00104894700'],
    ['sum 200', '00588788999'],
    ['sum 201, remainder 100', '00398998700'],
    ['sum 202, remainder 0', '00589894700'],
    ['sum 202', '08765430300'],
    ['sum 302, remainder 100', '16999898800'],
    ['sum 303, remainder 0', '09899886800'],
  ] as const;

  test.each(valid)('%s', (_name, snils) => {
    expect(isSnils(snils)).toBe(true);
    for (const damaged of withOtherLastDigits(snils)) expect(isSnils(damaged)).toBe(false);
  });

  test.each([
    ['a wrong check number', '11223344596'],
    ['ten digits', '1122334459'],
    ['twelve digits', '112233445950'],
    ['dashes and a space', '112-233-445 95'],
    ['Arabic digits', '١١٢٢٣٣٤٤٥٩٥'],
    ['a line break after it', '11223344595\n'],
  ])('refuses %s', (_name, snils) => {
    expect(isSnils(snils)).toBe(false);
  });

  test('numbers up to 001-001-998 carry no check number, the next one does', () => {
    expect(isSnils('00100199800')).toBe(true);
    expect(isSnils('00100199877')).toBe(true);
    expect(isSnils('00100199900')).toBe(false);
  });
});

describe('ИНН of a person', () => {
  test.each(['500100732259', '123456789047', '332800000201'])('%s is valid', (inn) => {
    expect(isPersonInn(inn)).toBe(true);
    for (const damaged of withOtherLastDigits(inn)) expect(isPersonInn(damaged)).toBe(false);
  });

  test.each([
    ['the first check digit is wrong', '123456789037'],
    ['all zeros pass the sums', '000000000000'],
    ['region 00', '001234567890'],
    ['ten digits', '7707083893'],
  ])('refuses: %s', (_name, inn) => {
    expect(isPersonInn(inn)).toBe(false);
  });
});

describe('ИНН of an organisation', () => {
  test.each(['7707083893', '3328000110'])('%s is valid', (inn) => {
    expect(isOrganisationInn(inn)).toBe(true);
    for (const damaged of withOtherLastDigits(inn)) expect(isOrganisationInn(damaged)).toBe(false);
  });

  test.each(['0000000000', '770708389', '77070838930', '770708389X'])('refuses %s', (inn) => {
    expect(isOrganisationInn(inn)).toBe(false);
  });
});

describe('ОГРН', () => {
  test.each(['1027700132195', '1022200525819', '1023300000020'])('%s is valid', (ogrn) => {
    expect(isOgrn(ogrn)).toBe(true);
    for (const damaged of withOtherLastDigits(ogrn)) expect(isOgrn(damaged)).toBe(false);
  });

  test.each(['1022500001328', '0000000000000', '102770013219'])('refuses %s', (ogrn) => {
    expect(isOgrn(ogrn)).toBe(false);
  });
});

describe('ОГРНИП', () => {
  test.each([
    ['plain', '305500910900012'],
    ['plain', '385768585948949'],
    ['remainder 10 is written 0', '323332800000050'],
    ['remainder 11 is written 1', '323332800000061'],
    ['remainder 12 is written 2', '323332800000072'],
  ])('%s: %s', (_name, ogrnip) => {
    expect(isOgrnip(ogrnip)).toBe(true);
    for (const damaged of withOtherLastDigits(ogrnip)) expect(isOgrnip(damaged)).toBe(false);
  });

  test.each(['205500910900012', '30550091090001', '3055009109000122'])('refuses %s', (ogrnip) => {
    expect(isOgrnip(ogrnip)).toBe(false);
  });
});
