import { taxChannel } from '#contracts/tax/channel';
import { COMMONS_URI, nameFragment, nameIn } from '#contracts/tax/commons-name';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { identifierOf, inAttribute, inOptionalAttribute, kopecksOf, monthOf } from '#contracts/wire/values';
import {
  assertKnown,
  attributeOf,
  childOf,
  namesOf,
  oneOrMoreOf,
  optionalChild,
  type Place,
  rootOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import type { ReplyContent } from '#schemas/answer';
import type { QueryPeriod } from '#schemas/query';

const URI = 'urn://x-artefacts-fns-svviplfl/root/114-43/4.0.0';
const fns = namesOf(URI);

const firstYearOf = (period: QueryPeriod): number => {
  switch (period.type) {
    case 'report-year':
      return period.year;
    case 'days':
      return Number(period.from.slice(0, 4));
    case 'as-of':
      return Number(period.day.slice(0, 4));
  }
};

/** `Период` counts calendar years back, the current one included: 1, 2 or 3. */
const yearsBack = ({ query, sentAt }: Question): string => {
  const years = Number(sentAt.slice(0, 4)) - firstYearOf(query.period) + 1;
  return String(Math.min(3, Math.max(1, years)));
};

const encodeContent = (question: Question): XmlFragment => {
  const { snils, inn, name, birthDate } = question.subject;
  return xml`<f:SVVIPLFLRequest xmlns:f="${URI}" ИдЗапрос="${question.messageId}" СНИЛС="${snils}"${
    inn === undefined ? undefined : xml` ИННФЛ="${inn}"`
  } ДатаРожд="${birthDate}" Период="${yearsBack(question)}"><f:ФИО xmlns:s="${COMMONS_URI}">${nameFragment(name)}</f:ФИО></f:SVVIPLFLRequest>`;
};

const personPayer = (place: Place) => {
  const { family, given, patronymic } = nameIn(childOf(place, fns('ФИО')));
  const name = [family, given, patronymic].filter((part) => part !== undefined).join(' ');
  return { inn: identifierOf(inAttribute(place, 'ИННФЛ'), 12), name };
};

const payerIn = (income: Place) => {
  const organisation = optionalChild(income, fns('СведЮЛ'));
  return organisation === undefined
    ? personPayer(childOf(income, fns('СведФЛ')))
    : {
        inn: identifierOf(inAttribute(organisation, 'ИННЮЛ'), 10),
        name: attributeOf(organisation, 'НаимОрг'),
      };
};

const monthlyAmountIn = (payment: Place) => ({
  month: monthOf({
    path: `${payment.path}/@Год-@Месяц`,
    text: `${attributeOf(payment, 'Год')}-${attributeOf(payment, 'Месяц')}`,
  }),
  amount: kopecksOf(inAttribute(payment, 'СумДох')),
});

/** All that the schema has: an income that is written under another name is not an income that was not paid. */
const IN_RESPONSE: ReadonlySet<string> = new Set(['ФИО', 'СведДох']);
const IN_INCOME: ReadonlySet<string> = new Set(['СведЮЛ', 'СведФЛ', 'СведВыпл']);

/** At least one; the contract has no element for "nothing found". */
const incomeIn = (income: Place) => {
  assertKnown(income, URI, IN_INCOME);
  return { payer: payerIn(income), months: oneOrMoreOf(income, fns('СведВыпл')).map(monthlyAmountIn) };
};

/** The reply names no report year; each amount carries its own month, and the latest of them is the year reported. */
const latestYearOf = (payers: readonly { months: readonly { month: string }[] }[]): number => {
  let latest = '';
  for (const { months } of payers) for (const { month } of months) if (month > latest) latest = month;
  return Number(latest.slice(0, 4));
};

const decodeContent = (content: Place): ReplyContent => {
  const response = rootOf(content.element, fns('SVVIPLFLResponse'));
  const inn = inOptionalAttribute(response, 'ИННФЛ');
  assertKnown(response, URI, IN_RESPONSE);
  const payers = oneOrMoreOf(response, fns('СведДох')).map(incomeIn);
  return {
    outcome: 'found',
    facts: {
      kind: 'income-by-payer',
      person: {
        snils: identifierOf(inAttribute(response, 'СНИЛС'), 11),
        ...(inn === undefined ? {} : { inn: identifierOf(inn, 12) }),
        ...nameIn(childOf(response, fns('ФИО'))),
      },
      reportYear: latestYearOf(payers),
      payers,
    },
  };
};

/** svviplfl 114-43, 4.0.0: monthly payments on which insurance contributions are counted, by payer. */
export const incomeByPayer = smevInformationType(taxChannel, {
  kind: 'income-by-payer',
  contractVersion: '4.0.0',
  title: {
    ru: 'Выплаты физическому лицу по месяцам и плательщикам',
    en: 'Income of a person by month and payer',
  },
  requires: ['snils'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
