import { expect, it } from 'vitest';
import { readJsonBody } from '#contracts/wire/json';
import { parseXml } from '#contracts/wire/xml';
import { ContractBreach } from '#core/faults';
import { malformed } from '#functions/runtime/http/malformed';
import { Problem } from '#schemas/problem';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const expectedOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof ContractBreach) return error.expectation;
    throw error;
  }
  return 'accepted';
};

const ofJson = (bytes: Uint8Array): string => {
  const body = readJsonBody(bytes);
  return body.type === 'malformed' ? body.expected : 'accepted';
};
const ofXml = (text: string): string => expectedOf(() => parseXml(utf8(text), 65_536));

it.each([
  [ofJson(utf8('')), 'Ожидается: правильный JSON. / Expected: valid JSON.'],
  [ofJson(new Uint8Array([0xff])), 'Ожидается: текст в UTF-8. / Expected: text in UTF-8.'],
  [
    ofJson(utf8(' '.repeat(1_048_577))),
    'Ожидается: не больше 1048576 байт. / Expected: at most 1048576 bytes.',
  ],
  [
    ofJson(utf8(`[${'0,'.repeat(10_001)}0]`)),
    'Ожидается: не больше 10000 значений. / Expected: at most 10000 values.',
  ],
  [ofJson(utf8('['.repeat(65))), 'Ожидается: вложенность не глубже 64. / Expected: depth of at most 64.'],
  [
    ofJson(utf8('[1e5]')),
    'Ожидается: целые числа меньше 2^53; суммы — текстом. / Expected: numbers that are integers within 2^53; amounts as text.',
  ],
  [
    ofJson(utf8('["\\u0000"]')),
    'Ожидается: текст без управляющих символов. / Expected: text without control characters.',
  ],
  [ofJson(utf8('{"a":1,"a":1}')), 'Ожидается: каждое поле только один раз. / Expected: no key twice.'],
  [ofJson(utf8('{"__proto__":1}')), 'Ожидается: документ без поля __proto__. / Expected: no key __proto__.'],
  [ofXml('<a>'), 'Ожидается: правильный XML. / Expected: well-formed XML.'],
  [ofXml('<!DOCTYPE a><a/>'), 'Ожидается: документ без DOCTYPE. / Expected: no DOCTYPE.'],
  [ofXml('<?xml version="1.1"?><a/>'), 'Ожидается: XML версии 1.0. / Expected: XML version 1.0.'],
  [
    ofXml('<?x y?><a/>'),
    'Ожидается: документ без инструкций обработки. / Expected: no processing instruction.',
  ],
])('%s', (expectation, detail) => {
  const { status, body } = malformed(expectation);

  expect(status).toBe(400);
  expect(Problem.parse(body)).toMatchObject({
    title: 'Тело запроса не читается / The body cannot be read',
    detail,
  });
});
