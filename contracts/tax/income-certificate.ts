import { taxChannel } from '#contracts/tax/channel';
import { recordOrCode } from '#contracts/tax/record-or-code';
import { COMMONS_URI, nameFragment, nameIn } from '#contracts/tax/commons-name';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import {
  collapsed,
  identifierOf,
  inAttribute,
  inOptionalAttribute,
  kopecksOf,
  monthOf,
} from '#contracts/wire/values';
import {
  assertKnown,
  attributeOf,
  childOf,
  itemsOf,
  namesOf,
  oneOrMoreOf,
  optionalChild,
  type Place,
  rootOf,
  textOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { IncomeCertificate, Outcome, ReplyContent } from '#schemas/answer';
import type { QueryPeriod } from '#schemas/query';
import type * as z from 'zod';

const URI = 'urn://x-artefacts-fns-ndfl2/root/260-10/4.1.1';
const fns = namesOf(URI);

type Certificate = z.infer<typeof IncomeCertificate>;

/** Passport of a citizen of Russia in the tax service's table of identity documents. */
const PASSPORT = '21';

const yearOf = (period: QueryPeriod): string => {
  switch (period.type) {
    case 'report-year':
      return String(period.year);
    case 'days':
      return period.from.slice(0, 4);
    case 'as-of':
      return period.day.slice(0, 4);
  }
};

const encodeContent = ({ query, subject, messageId, registrationNumber, sentAt }: Question): XmlFragment => {
  const { identity, inn, snils, name, birthDate } = subject;
  // Shared code asks only where `requires` is met.
  if (identity?.kind !== 'passport-rf') throw new RangeError('income-certificate requires a passport');
  return xml`<f:NDFL2Request xmlns:f="${URI}" xmlns:s="${COMMONS_URI}" Id="PERSONAL_SIGNATURE" ИдЗапрос="${messageId}" ТипЗапросП="2" ОтчетГод="${yearOf(query.period)}"><f:СвФЛ ДатаРожд="${birthDate}"${
    inn === undefined ? undefined : xml` ИННФЛ="${inn}"`
  } СНИЛС="${snils}" НомЗаявФЛ="${registrationNumber.slice(0, 25)}" ДатаЗаявФЛ="${sentAt.slice(0, 10)}"><f:ФИОФЛ>${nameFragment(name)}</f:ФИОФЛ><f:УдЛичн><f:DocumentCode>${PASSPORT}</f:DocumentCode><f:SeriesNumber>${identity.series} ${identity.number}</f:SeriesNumber></f:УдЛичн></f:СвФЛ></f:NDFL2Request>`;
};

/**
 * Codes of the older request-and-poll service, in general use: 51 and 52 the answer is being made, 82, 83 and 85 wrong data,
 * 99 a breakdown. Any other is a refusal for a person to read.
 */
const RESULT_CODES: ReadonlyMap<string, Exclude<Outcome, 'found'>> = new Map<
  string,
  Exclude<Outcome, 'found'>
>([
  ['01', 'not-found'],
  ['51', 'not-ready'],
  ['52', 'not-ready'],
  ['82', 'invalid-query'],
  ['83', 'invalid-query'],
  ['85', 'invalid-query'],
  ['99', 'not-ready'],
]);

const decodeCode = (place: Place): ReplyContent => {
  const code = collapsed(textOf(place));
  if (!/^\d{2}$/.test(code)) throw new ContractBreach(place.path, 'a code of two digits');
  return { outcome: RESULT_CODES.get(code) ?? 'refused', code };
};

const payerIn = (place: Place) => {
  const agent = childOf(place, fns('СвНА'));
  const organisation = optionalChild(agent, fns('СвНАЮЛ'));
  if (organisation !== undefined) {
    return {
      inn: identifierOf(inAttribute(organisation, 'ИННЮЛ'), 10),
      name: attributeOf(organisation, 'НаимОрг'),
    };
  }
  const person = childOf(agent, fns('СвНАФЛ'));
  const { family, given, patronymic } = nameIn(childOf(person, fns('ФИОФЛ')));
  const name = [family, given, patronymic].filter((part) => part !== undefined).join(' ');
  return { inn: identifierOf(inAttribute(person, 'ИННФЛ'), 12), name };
};

const amountIn =
  (year: string) =>
  (row: Place): Certificate['payers'][number]['months'][number] => {
    const incomeCode = attributeOf(row, 'КодДоход');
    if (!/^\d{4}$/.test(incomeCode)) throw new ContractBreach(`${row.path}/@КодДоход`, 'four digits');
    return {
      month: monthOf({ path: `${row.path}/@Месяц`, text: `${year}-${attributeOf(row, 'Месяц')}` }),
      incomeCode,
      amount: kopecksOf(inAttribute(row, 'СумДоход')),
    };
  };

/** All that the schema has: an income that is written under another name is not an income that was not paid. */
const IN_CERTIFICATE: ReadonlySet<string> = new Set(['ПолучДох', 'ДохФЛ_НА']);
const IN_PAYER: ReadonlySet<string> = new Set(['СвНА', 'СведДох']);

const rowsIn = (rate: Place): Place[] => {
  const list = childOf(rate, fns('ДохВыч'));
  const rows = itemsOf(list, fns('СвСумДох'));
  if (rows.length === 0) throw new ContractBreach(`${list.path}/СвСумДох`, 'at least one element');
  return rows;
};

/** The rows of all tax rates of one payer. */
const payerWithMonths =
  (year: string) =>
  (place: Place): Certificate['payers'][number] => {
    assertKnown(place, URI, IN_PAYER);
    return {
      payer: payerIn(place),
      months: oneOrMoreOf(place, fns('СведДох')).flatMap((rate) => rowsIn(rate).map(amountIn(year))),
    };
  };

const factsIn = (record: Place): Certificate => {
  const year = attributeOf(record, 'ОтчетГод');
  if (!/^\d{4}$/.test(year)) throw new ContractBreach(`${record.path}/@ОтчетГод`, 'a year');
  const recipient = childOf(record, fns('ПолучДох'));
  const inn = inOptionalAttribute(recipient, 'ИННФЛ');
  assertKnown(record, URI, IN_CERTIFICATE);
  const payers = oneOrMoreOf(record, fns('ДохФЛ_НА'));
  return {
    kind: 'income-certificate',
    person: {
      ...(inn === undefined ? {} : { inn: identifierOf(inn, 12) }),
      ...nameIn(childOf(recipient, fns('ФИОФЛ'))),
    },
    reportYear: Number(year),
    payers: payers.map(payerWithMonths(year)),
  };
};

const decodeContent = (content: Place): ReplyContent =>
  recordOrCode(
    rootOf(content.element, fns('NDFL2Response')),
    { record: fns('ДохФЛ'), code: fns('КодОбраб') },
    { record: factsIn, code: decodeCode },
  );

/** 2-НДФЛ 260-10, 4.1.1: the income of a closed year by payer, month and code of income. */
export const incomeCertificate = smevInformationType(taxChannel, {
  kind: 'income-certificate',
  contractVersion: '4.1.1',
  title: { ru: 'Справка о доходах (2-НДФЛ) за год', en: 'Certificate of income (2-НДФЛ) of a year' },
  requires: ['passport'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
