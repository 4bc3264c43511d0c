import type { ContractBreach } from '#core/faults';
import { problem, wrongFields, type HttpAnswer } from '#functions/runtime/http/http-answer';
import { expectedIn, malformed } from '#functions/runtime/http/malformed';
import { says } from '#schemas/bilingual';

/** Nothing names a place in bytes that cannot be read at all. */
const WHOLE_DOCUMENT = '/';

const NOT_BY_CONTRACT = {
  ru: 'Событие не соответствует контракту.',
  en: 'The event does not follow its contract.',
};

/** What the sender of an event that breaks its contract hears: 400 where the bytes cannot be read, else the wrong fields. */
export const eventRefusal = ({ path, expectation, fields }: ContractBreach): HttpAnswer => {
  if (fields.length > 0) return wrongFields(fields);
  if (path === WHOLE_DOCUMENT) return malformed(expectation);
  const { ru, en } = expectedIn(expectation);
  return problem(422, NOT_BY_CONTRACT, [
    { pointer: path, detail: says(`ожидается ${ru}`, `expected: ${en}`) },
  ]);
};
