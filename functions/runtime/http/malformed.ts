import { problem, type HttpAnswer } from '#functions/runtime/http/http-answer';
import type { Bilingual } from '#schemas/bilingual';

/** What readers of JSON, of XML and of posted events expect, and how that is said in Russian. */
const IN_RUSSIAN: readonly (readonly [RegExp, string])[] = [
  [/^valid JSON$/, 'правильный JSON'],
  [/^text in UTF-8$/, 'текст в UTF-8'],
  [/^at most (\d+) bytes$/, 'не больше $1 байт'],
  [/^at most (\d+) values$/, 'не больше $1 значений'],
  [/^depth of at most (\d+)$/, 'вложенность не глубже $1'],
  [/^numbers that are integers .*$/, 'целые числа меньше 2^53; суммы — текстом'],
  [/^text without control characters$/, 'текст без управляющих символов'],
  [/^no key twice$/, 'каждое поле только один раз'],
  [/^no key (\w+)$/, 'документ без поля $1'],
  [/^a content type of JSON in UTF-8$/, 'тип содержимого JSON в UTF-8'],
  [/^content in UTF-8$/, 'содержимое в UTF-8'],
  [/^well-formed XML$/, 'правильный XML'],
  [/^XML version ([\d.]+)$/, 'XML версии $1'],
  [/^encoding UTF-8$/, 'кодировка UTF-8'],
  [/^no DOCTYPE$/, 'документ без DOCTYPE'],
  [/^no processing instruction$/, 'документ без инструкций обработки'],
  [/^one root element$/, 'один корневой элемент'],
  [/^the root element (\w+)$/, 'корневой элемент $1'],
  [/^at most (\d+) elements$/, 'не больше $1 элементов'],
  [/^at most (\d+) attributes$/, 'не больше $1 атрибутов у элемента'],
  [/^text of at most (\d+) characters$/, 'текст не длиннее $1 знаков'],
  [/^one element$/, 'ровно один такой элемент'],
  [/^at most one element$/, 'не больше одного такого элемента'],
  [/^an attribute$/, 'атрибут'],
  [/^text without elements$/, 'текст без вложенных элементов'],
  [/^exactly one kind of event$/, 'ровно одно событие'],
  [/^an agency that posts events$/, 'ведомство, которое присылает события'],
];

/** What was expected, as the readers say it in English, for people who read Russian too. */
export const expectedIn = (expectation: string): Bilingual => {
  const known = IN_RUSSIAN.find(([pattern]) => pattern.test(expectation));
  return { ru: known === undefined ? expectation : expectation.replace(...known), en: expectation };
};

/** 400: the bytes of a body cannot be read at all. */
export const malformed = (expectation: string): HttpAnswer => {
  const { ru, en } = expectedIn(expectation);
  return problem(400, { ru: `Ожидается: ${ru}.`, en: `Expected: ${en}.` });
};
