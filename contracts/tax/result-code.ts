import { collapsed } from '#contracts/wire/values';
import { type Place, textOf } from '#contracts/wire/xml-reader';
import { ContractBreach } from '#core/faults';
import type { Outcome, ReplyContent } from '#schemas/answer';

/** Known values of `КодОбр` of the two registers; the schemas leave them to the user's guide. Any other is a refusal for a person to read. */
const RESULT_CODES: ReadonlyMap<string, Exclude<Outcome, 'found'>> = new Map<
  string,
  Exclude<Outcome, 'found'>
>([
  ['01', 'not-found'],
  ['53', 'refused'],
]);

/** What a register says instead of a record. */
export const decodeResultCode = (place: Place): ReplyContent => {
  const code = collapsed(textOf(place));
  if (!/^\S{2}$/.test(code)) throw new ContractBreach(place.path, 'a code of two characters');
  return { outcome: RESULT_CODES.get(code) ?? 'refused', code };
};
