import { describe, expect, test } from 'vitest';
import { matchNames, matchPerson } from '#core/matching';
import { anna } from '#test/core/family';

describe('names', () => {
  test.each([
    ['the same bytes', 'Берёзкина', 'Берёзкина'],
    ['е for ё', 'Берёзкина', 'Березкина'],
    ['capital Ё', 'ЁЛКИН', 'Елкин'],
    ['letter case', 'берёзкина', 'БЕРЁЗКИНА'],
    ['decomposed ё', 'Берёзкина', 'Бере\u0308зкина'],
    ['decomposed й', 'Йосиф', 'И\u0306осиф'],
    ['outer spaces', ' Берёзкина ', 'Берёзкина'],
    ['inner spaces', 'Анна  Мария', 'Анна Мария'],
    ['hyphen for space', 'Анна-Мария', 'Анна Мария'],
    ['a spaced hyphen', 'Салтыков - Щедрин', 'Салтыков-Щедрин'],
    ['an en dash', 'Салтыков–Щедрин', 'Салтыков-Щедрин'],
    ['a no-break space', 'Анна\u00A0Мария', 'Анна Мария'],
  ])('%s: same', (_name, declared, registered) => {
    expect(matchNames(declared, registered)).toBe('same');
    expect(matchNames(registered, declared)).toBe('same');
  });

  test.each([
    ['one Latin letter', 'Березкина', 'Бepезкина'],
    ['a Latin capital', 'Анна', 'Aннa'],
    ['a whole word of Latin look-alikes', 'СОВА', 'COBA'],
    ['a Latin capital that its small letter does not resemble', 'Нина', 'Hина'],
  ])('%s: look-alike', (_name, declared, registered) => {
    expect(matchNames(declared, registered)).toBe('lookalike');
    expect(matchNames(registered, declared)).toBe('lookalike');
  });

  test.each([
    ['another name', 'Анна', 'Инна'],
    ['й is not и', 'Йосиф', 'Иосиф'],
    ['one letter less', 'Берёзкин', 'Берёзкина'],
    ['transliteration', 'Иванов', 'Ivanov'],
    ['joined words', 'Анна Мария', 'Аннамария'],
  ])('%s: different', (_name, declared, registered) => {
    expect(matchNames(declared, registered)).toBe('different');
  });
});

describe('persons', () => {
  const register = { snils: anna.snils, birthDate: anna.birthDate, family: 'БЕРЕЗКИНА', given: 'АННА' };

  test.each([
    ['a register that says nothing', {}, 'same'],
    ['the same person', register, 'same'],
    ['a patronymic that differs', { ...register, patronymic: 'Ивановна' }, 'different'],
    ['another СНИЛС', { ...register, snils: '12345678964' }, 'different'],
    ['another ИНН', { ...register, inn: '123456789047' }, 'different'],
    ['another birth date', { ...register, birthDate: '1990-05-15' }, 'different'],
    ['another given name', { ...register, given: 'Инна' }, 'different'],
    ['another surname', { ...register, family: 'Соснина' }, 'different'],
    ['an earlier surname that is named', { ...register, family: 'калинина' }, 'previous-family'],
    ['Latin letters', { ...register, given: 'Aнна' }, 'lookalike'],
    [
      'an earlier surname, but another birth date',
      { family: 'Калинина', birthDate: '1991-05-14' },
      'different',
    ],
    ['an earlier surname in look-alikes is not that surname', { family: 'Kалинина' }, 'different'],
  ])('%s: %s', (_name, registered, expected) => {
    expect(matchPerson(anna, registered)).toBe(expected);
  });

  test('what the request does not say cannot contradict', () => {
    const { inn, ...withoutInn } = anna;

    expect(inn).toBeDefined();
    expect(matchPerson(withoutInn, { inn: '123456789047' })).toBe('same');
  });
});
