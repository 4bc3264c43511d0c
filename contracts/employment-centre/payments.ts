import { askedDays } from '#contracts/employment-centre/asked-days';
import { nameGroup, personIn } from '#contracts/protocols/smev3/person-group';
import { collapsed } from '#contracts/wire/values';
import {
  childOf,
  itemsOf,
  namesOf,
  optionalChild,
  type Place,
  rootOf,
  textOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Facts, Outcome, RegisteredPerson, ReplyContent } from '#schemas/answer';

/** One of our two proposals for the unified platform: they differ by namespace and root name only. */
export type PaymentsDialect = { uri: string; root: 'Benefits' | 'SelfEmploymentPayments' };

/** The question: a person and a period of days. */
export const encodePaymentsRequest = (dialect: PaymentsDialect, question: Question): XmlFragment => {
  const { subject, query, messageId } = question;
  const { from, to } = askedDays(query.period);
  const content = xml`${nameGroup(subject.name)}<p:Snils>${subject.snils}</p:Snils><p:BirthDate>${subject.birthDate}</p:BirthDate><p:PeriodFrom>${from}</p:PeriodFrom><p:PeriodTo>${to}</p:PeriodTo>`;
  return dialect.root === 'Benefits'
    ? xml`<p:BenefitsRequest xmlns:p="${dialect.uri}" RequestId="${messageId}">${content}</p:BenefitsRequest>`
    : xml`<p:SelfEmploymentPaymentsRequest xmlns:p="${dialect.uri}" RequestId="${messageId}">${content}</p:SelfEmploymentPaymentsRequest>`;
};

const RESULT_CODES: ReadonlyMap<string, Exclude<Outcome, 'found'>> = new Map<
  string,
  Exclude<Outcome, 'found'>
>([
  ['NOT_FOUND', 'not-found'],
  ['AMBIGUOUS_PERSON', 'ambiguous-person'],
  ['NOT_READY', 'not-ready'],
  ['REFUSED', 'refused'],
]);

const decodeResultCode = (place: Place): ReplyContent => {
  const code = collapsed(textOf(place));
  const outcome = RESULT_CODES.get(code);
  if (outcome === undefined) throw new ContractBreach(place.path, 'a result code of the contract');
  return { outcome, code };
};

type FactsIn = (person: RegisteredPerson, payments: readonly Place[]) => Facts;

/** The answer: payments (none is an answer too) or a result code, never both. */
export const decodePaymentsResponse = (
  { uri, root }: PaymentsDialect,
  content: Place,
  factsIn: FactsIn,
): ReplyContent => {
  const own = namesOf(uri);
  const response = rootOf(content.element, own(`${root}Response`));
  const code = optionalChild(response, own('ResultCode'));
  const payments = optionalChild(response, own('Payments'));
  if (code !== undefined && payments !== undefined) {
    throw new ContractBreach(response.path, 'Payments or ResultCode');
  }
  if (code !== undefined) return decodeResultCode(code);
  const person = personIn(childOf(response, own('Person')), own);
  const found = itemsOf(childOf(response, own('Payments')), own('Payment'));
  return { outcome: 'found', facts: factsIn(person, found) };
};
