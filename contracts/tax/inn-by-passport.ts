import { ASKING_BODY } from '#contracts/tax/asking-body';
import { taxChannel } from '#contracts/tax/channel';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { collapsed } from '#contracts/wire/values';
import {
  attributeOf,
  namesOf,
  optionalAttribute,
  type Place,
  rootOf,
  textOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import { ContractBreach } from '#core/faults';
import { isPersonInn } from '#schemas/checksums';
import type { ReplyContent } from '#schemas/answer';

const URI = 'urn://x-artefacts-fns-inn-singular/root/270-18/4.0.1';
const fns = namesOf(URI);

/** Passport of a citizen of Russia in the tax service's table of identity documents. */
const PASSPORT = '21';

const encodeContent = ({ subject, messageId }: Question): XmlFragment => {
  const { identity, name, birthDate } = subject;
  // Shared code asks only where `requires` is met.
  if (identity?.kind !== 'passport-rf') throw new RangeError('inn-by-passport requires a passport');
  return xml`<f:FNSINNSingularRequest xmlns:f="${URI}" ИдЗапрос="${messageId}"><f:СведЮЛ НаимОрг="${ASKING_BODY.name}" ИННЮЛ="${ASKING_BODY.inn}" ОГРН="${ASKING_BODY.ogrn}"/><f:СведФЛ ДатаРожд="${birthDate}"><f:ФИО Фамилия="${name.family}" Имя="${name.given}"${
    name.patronymic === undefined ? undefined : xml` Отчество="${name.patronymic}"`
  }/><f:УдЛичнФЛ КодВидДок="${PASSPORT}" СерНомДок="${identity.series} ${identity.number}"/></f:СведФЛ></f:FNSINNSingularRequest>`;
};

/** Silence is an answer here, so that nothing else may be in it: what we cannot read is never "no such number". */
const assertBare = (response: Place): void => {
  attributeOf(response, 'ИдЗапрос');
  if (collapsed(textOf(response)) !== '') throw new ContractBreach(response.path, 'attributes alone');
};

/** "ИНН, or only the request id if there is none" (user's guide 4.0.0): a missing attribute is the negative answer. */
const decodeContent = (content: Place): ReplyContent => {
  const response = rootOf(content.element, fns('FNSINNSingularResponse'));
  assertBare(response);
  const inn = optionalAttribute(response, 'ИННФЛ');
  if (inn === undefined && response.element.attributes.names().length > 1) {
    throw new ContractBreach(response.path, 'no attribute beside the id of the question');
  }
  if (inn === undefined) return { outcome: 'not-found' };
  if (!isPersonInn(inn)) throw new ContractBreach(`${response.path}/@ИННФЛ`, 'an ИНН of a person');
  return { outcome: 'found', facts: { kind: 'inn-by-passport', person: { inn } } };
};

/** The number that the tax service has given to the holder of a passport. */
export const innByPassport = smevInformationType(taxChannel, {
  kind: 'inn-by-passport',
  contractVersion: '4.0.1',
  title: { ru: 'ИНН по паспорту', en: 'ИНН by passport' },
  requires: ['passport'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
