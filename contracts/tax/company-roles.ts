import { taxChannel } from '#contracts/tax/channel';
import { recordOrCode } from '#contracts/tax/record-or-code';
import { decodeResultCode } from '#contracts/tax/result-code';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { dayOf, identifierOf, inAttribute, inOptionalAttribute, nameOf } from '#contracts/wire/values';
import {
  assertKnown,
  attributeOf,
  childOf,
  namesOf,
  oneOrMoreOf,
  type Place,
  rootOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { CompanyRoles, ReplyContent } from '#schemas/answer';
import type * as z from 'zod';

/** A name of ours: the passport of an information type that looks a person up in ЕГРЮЛ is not known to us. */
const URI = 'urn://x-sverka/fns-company-roles/0.1';
const fns = namesOf(URI);

type Roles = z.infer<typeof CompanyRoles>;

const encodeContent = ({ subject, messageId }: Question): XmlFragment => {
  // Shared code asks only where `requires` is met.
  if (subject.inn === undefined) throw new RangeError('company-roles requires an inn');
  return xml`<f:РолиФЛЗапрос xmlns:f="${URI}" ИдЗапрос="${messageId}" ИННФЛ="${subject.inn}"/>`;
};

const ROLES: ReadonlyMap<string, Roles['roles'][number]['role']> = new Map([
  ['1', 'director' as const],
  ['2', 'founder' as const],
]);

const roleIn = (place: Place): Roles['roles'][number]['role'] => {
  const role = ROLES.get(attributeOf(place, 'ВидРоли'));
  if (role === undefined) throw new ContractBreach(`${place.path}/@ВидРоли`, '1 or 2');
  return role;
};

const dayIn = (place: Place, local: string) => {
  const day = inOptionalAttribute(place, local);
  return day === undefined ? undefined : dayOf(day);
};

const entryIn = (place: Place): Roles['roles'][number] => {
  const company = childOf(place, fns('СвЮЛ'));
  const [until, companyCeasedOn] = [dayIn(place, 'ДатаОконч'), dayIn(company, 'ДатаПрекрЮЛ')];
  return {
    role: roleIn(place),
    since: dayOf(inAttribute(place, 'ДатаНач')),
    ...(until === undefined ? {} : { until }),
    company: {
      ogrn: identifierOf(inAttribute(company, 'ОГРН'), 13),
      inn: identifierOf(inAttribute(company, 'ИННЮЛ'), 10),
      name: attributeOf(company, 'НаимЮЛ'),
      ...(companyCeasedOn === undefined ? {} : { ceasedOn: companyCeasedOn }),
    },
  };
};

/** All that the contract has: a role that is written under another name is not a role that nobody has. */
const IN_RECORD: ReadonlySet<string> = new Set(['ФИО', 'СвРоль']);

const factsIn = (record: Place): Roles => {
  const name = childOf(record, fns('ФИО'));
  const patronymic = inOptionalAttribute(name, 'Отчество');
  assertKnown(record, URI, IN_RECORD);
  const roles = oneOrMoreOf(record, fns('СвРоль'));
  return {
    kind: 'company-roles',
    person: {
      inn: identifierOf(inAttribute(record, 'ИННФЛ'), 12),
      family: nameOf(inAttribute(name, 'Фамилия')),
      given: nameOf(inAttribute(name, 'Имя')),
      ...(patronymic === undefined ? {} : { patronymic: nameOf(patronymic) }),
    },
    roles: roles.map(entryIn),
  };
};

const decodeContent = (content: Place): ReplyContent =>
  recordOrCode(
    rootOf(content.element, fns('РолиФЛОтвет')),
    { record: fns('СвФЛ'), code: fns('КодОбр') },
    { record: factsIn, code: decodeResultCode },
  );

/** ЕГРЮЛ by person: the companies that somebody directs or has founded, past and present. */
export const companyRoles = smevInformationType(taxChannel, {
  kind: 'company-roles',
  contractVersion: '0.1',
  title: { ru: 'Руководитель и учредитель по ЕГРЮЛ', en: 'Director or founder in the register of companies' },
  requires: ['inn'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
