import { childOf, optionalChild, type Place, type XmlName } from '#contracts/wire/xml-reader';
import { ContractBreach } from '#core/faults';
import type { Facts, ReplyContent } from '#schemas/answer';

/**
 * The tax service answers with a record, or with the code of why there is none. Both, or neither, break its contract.
 * `names`: of the two elements inside `response`.
 */
export const recordOrCode = (
  response: Place,
  names: { record: XmlName; code: XmlName },
  read: { record: (record: Place) => Facts; code: (code: Place) => ReplyContent },
): ReplyContent => {
  const code = optionalChild(response, names.code);
  if (code === undefined) return { outcome: 'found', facts: read.record(childOf(response, names.record)) };
  if (optionalChild(response, names.record) !== undefined) {
    throw new ContractBreach(response.path, `${names.record.local} or ${names.code.local}`);
  }
  return read.code(code);
};
