import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { nameGroup, personIn } from '#contracts/protocols/smev3/person-group';
import { socialFundChannel } from '#contracts/social-fund/channel';
import { booleanOf, collapsed, inChild, kopecksOf, monthOf } from '#contracts/wire/values';
import {
  assertKnown,
  childOf,
  itemsOf,
  namesOf,
  optionalChild,
  type Place,
  rootOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import { ContractBreach } from '#core/faults';
import type { Facts, ReplyContent } from '#schemas/answer';
import type { QueryPeriod } from '#schemas/query';

const URI = 'http://kvs.pfr.com/bap-for-period/1.0.1';
const bap = namesOf(URI);
const common = namesOf('http://kvs.pfr.com/benefits-common/1.0.0');

type Payment = Extract<Facts, { kind: 'social-fund-payments' }>['payments'][number];

/** The months that hold the days asked about: the first day of the first of them and their number. */
const monthsOf = (period: QueryPeriod): { begin: string; count: number } => {
  switch (period.type) {
    case 'report-year':
      return { begin: `${period.year}-01-01`, count: 12 };
    case 'as-of':
      return { begin: `${period.day.slice(0, 7)}-01`, count: 1 };
    case 'days': {
      const [from, to] = [period.from, period.to].map(
        (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)),
      );
      return { begin: `${period.from.slice(0, 7)}-01`, count: (to ?? 0) - (from ?? 0) + 1 };
    }
  }
};

const encodeContent = ({ subject, query }: Question): XmlFragment => {
  const { begin, count } = monthsOf(query.period);
  return xml`<b:BapForPeriodRequest xmlns:b="${URI}">${nameGroup(subject.name)}<b:Snils>${subject.snils}</b:Snils><b:BirthDate>${subject.birthDate}</b:BirthDate><b:BeginPeriod>${begin}</b:BeginPeriod><b:NumberOfMonths>${`${count}`}</b:NumberOfMonths></b:BapForPeriodRequest>`;
};

const INCOME: ReadonlyMap<string, Payment['income']> = new Map<string, Payment['income']>([
  ['STATE_PENSION', 'state-pension'],
  ['MONTHLY_CASH_PAYMENT', 'monthly-cash-payment'],
  ['BENEFIT', 'other-social'],
]);

const incomeIn = (payment: Place): Payment['income'] => {
  const { path, text } = inChild(payment, common('Type'));
  const income = INCOME.get(collapsed(text));
  if (income === undefined) throw new ContractBreach(path, 'a type of payment of the contract');
  return income;
};

/** `xs:gMonth` is written `--08`. */
const monthIn = (place: Place): Payment['month'] => {
  const { path, text } = inChild(place, bap('Month'));
  const [, month = ''] = /^-(-\d{2})$/.exec(collapsed(text)) ?? [];
  return monthOf({ path, text: `${collapsed(inChild(place, bap('Year')).text)}${month}` });
};

/** The message counts and sums its own payments: one that contradicts itself is no answer. */
const paymentsIn = (place: Place): Payment[] => {
  const month = monthIn(place);
  const payments = itemsOf(childOf(place, bap('Payments')), bap('Payment')).map((payment) => ({
    month,
    income: incomeIn(payment),
    amount: kopecksOf(inChild(payment, common('Sum'))),
  }));
  const total = inChild(place, bap('TotalPaymentsSum'));
  if (kopecksOf(total) !== payments.reduce((sum, { amount }) => sum + amount, 0)) {
    throw new ContractBreach(total.path, 'the sum of the payments of the month');
  }
  const count = inChild(place, bap('NumberOfPayments'));
  if (collapsed(count.text) !== `${payments.length}`) {
    throw new ContractBreach(count.path, 'the number of payments of the month');
  }
  return payments;
};

/** All that the answer may hold where it holds no payments: what the question says, and these. */
const WITHOUT_PAYMENTS: ReadonlySet<string> = new Set([
  'Snils',
  'BirthDate',
  'Gender',
  'BeginPeriod',
  'NumberOfMonths',
  'ActualDate',
  'ExistData',
]);

/** A month that comes twice would be counted twice. */
const allPaymentsIn = (list: Place): Payment[] => {
  const months = itemsOf(list, bap('MonthlyPayment'));
  const different = new Set(months.map(monthIn));
  if (different.size === 0 || different.size < months.length) {
    throw new ContractBreach(list.path, 'one month or more, each of them once');
  }
  return months.flatMap(paymentsIn);
};

/** `ExistData` decides: `false` is "not found", `true` without months is "known, nothing paid in the period". */
const decodeContent = (content: Place): ReplyContent => {
  const response = rootOf(content.element, bap('BapForPeriodResponse'));
  const exists = booleanOf(inChild(response, bap('ExistData')));
  const months = optionalChild(response, bap('MonthlyPayments'));
  if (months === undefined) assertKnown(response, URI, WITHOUT_PAYMENTS);
  const payments = months === undefined ? [] : allPaymentsIn(months);
  const person = personIn(response, bap);
  if (exists) return { outcome: 'found', facts: { kind: 'social-fund-payments', person, payments } };
  if (months !== undefined) {
    throw new ContractBreach(`${response.path}/ExistData`, 'true where payments follow');
  }
  return { outcome: 'not-found' };
};

/** Pensions, monthly cash payments and benefits paid, by month (bap-for-period 1.0.1). */
export const socialFundPayments = smevInformationType(socialFundChannel, {
  kind: 'social-fund-payments',
  contractVersion: '1.0.1',
  title: { ru: 'Пенсии и выплаты за период', en: 'Pensions and payments in a period' },
  requires: ['snils'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
