import { taxChannel } from '#contracts/tax/channel';
import { recordOrCode } from '#contracts/tax/record-or-code';
import { decodeResultCode } from '#contracts/tax/result-code';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { dayOf, identifierOf, inAttribute, inOptionalAttribute, nameOf } from '#contracts/wire/values';
import { attributeOf, childOf, namesOf, optionalChild, type Place, rootOf } from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import type { EntrepreneurRecord, RegisteredPerson, ReplyContent } from '#schemas/answer';
import type * as z from 'zod';

const URI = 'urn://x-artefacts-fns-vipip-tosmv-ru/311-15/4.0.5';
const fns = namesOf(URI);

const encodeContent = ({ subject, messageId }: Question): XmlFragment => {
  // Shared code asks only where `requires` is met.
  if (subject.inn === undefined) throw new RangeError('entrepreneur-record requires an inn');
  return xml`<f:FNSVipIPRequest xmlns:f="${URI}" ИдДок="${messageId}"><f:ЗапросИП><f:ИНН>${subject.inn}</f:ИНН></f:ЗапросИП></f:FNSVipIPRequest>`;
};

const personIn = (record: Place): RegisteredPerson => {
  const name = childOf(childOf(record, fns('СвФЛ')), fns('ФИОРус'));
  const inn = inOptionalAttribute(record, 'ИННФЛ');
  const family = inOptionalAttribute(name, 'Фамилия');
  const patronymic = inOptionalAttribute(name, 'Отчество');
  return {
    ...(inn === undefined ? {} : { inn: identifierOf(inn, 12) }),
    ...(family === undefined ? {} : { family: nameOf(family) }),
    given: nameOf(inAttribute(name, 'Имя')),
    ...(patronymic === undefined ? {} : { patronymic: nameOf(patronymic) }),
  };
};

const cessationIn = (record: Place) => {
  const ceased = optionalChild(record, fns('СвПрекращ'));
  if (ceased === undefined) return {};
  const status = childOf(ceased, fns('СвСтатус'));
  return {
    ceasedOn: dayOf(inAttribute(status, 'ДатаПрекращ')),
    cessationCode: attributeOf(status, 'КодСтатус'),
  };
};

const activityIn = (record: Place) => {
  const activities = optionalChild(record, fns('СвОКВЭД'));
  const main = activities === undefined ? undefined : optionalChild(activities, fns('СвОКВЭДОсн'));
  return main === undefined ? {} : { mainActivityCode: attributeOf(main, 'КодОКВЭД') };
};

const factsIn = (record: Place): z.infer<typeof EntrepreneurRecord> => ({
  kind: 'entrepreneur-record',
  person: personIn(record),
  ogrnip: identifierOf(inAttribute(record, 'ОГРНИП'), 15),
  registeredOn: dayOf(inAttribute(record, 'ДатаОГРНИП')),
  ...cessationIn(record),
  ...activityIn(record),
});

const decodeContent = (content: Place): ReplyContent =>
  recordOrCode(
    rootOf(content.element, fns('FNSVipIPResponse')),
    { record: fns('СвИП'), code: fns('КодОбр') },
    { record: factsIn, code: decodeResultCode },
  );

/** ЕГРИП 311-15, 4.0.5, open data: the register's record of a sole entrepreneur, ceased or active. */
export const entrepreneurRecord = smevInformationType(taxChannel, {
  kind: 'entrepreneur-record',
  contractVersion: '4.0.5',
  title: { ru: 'Сведения из ЕГРИП', en: 'Record of the register of sole entrepreneurs' },
  requires: ['inn'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
