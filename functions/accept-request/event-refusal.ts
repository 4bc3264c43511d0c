import type { ContractBreach } from '#core/faults';
import { problem, type HttpAnswer } from '#functions/runtime/http/http-answer';
import { says } from '#schemas/bilingual';

/** What readers of events expect, in Russian. */
const IN_RUSSIAN: Readonly<Record<string, string>> = {
  'one element': 'ровно один такой элемент',
  'at most one element': 'не больше одного такого элемента',
  'an attribute': 'атрибут',
  'text without elements': 'текст без вложенных элементов',
  'exactly one kind of event': 'ровно одно событие',
  'an agency that posts events': 'ведомство, которое присылает события',
};

/** Nothing names a place in bytes that cannot be read at all. */
const WHOLE_DOCUMENT = '/';

/** What the sender of an event that breaks its contract hears: 400 where the bytes cannot be read, else the wrong fields. */
export const eventRefusal = ({ path, expectation, fields }: ContractBreach): HttpAnswer => {
  if (fields.length > 0) return problem(422, 'Every wrong field is listed.', fields);
  if (path === WHOLE_DOCUMENT) return problem(400, `Expected: ${expectation}.`);
  const expected = IN_RUSSIAN[expectation] ?? 'другое значение';
  return problem(422, 'The event does not follow its contract.', [
    { pointer: path, detail: says(`ожидается ${expected}`, `expected: ${expectation}`) },
  ]);
};
