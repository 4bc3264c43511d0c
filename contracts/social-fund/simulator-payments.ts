import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { personBySnils } from '#contracts/protocols/simulator-world';
import { childOf, textOf, write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import { COMMONS, writtenName } from '#contracts/protocols/smev3/simulator-name';
import {
  accessDenied,
  type AskedQuestion,
  failure,
  noData,
  type SmevAnswer,
  type SmevService,
} from '#contracts/protocols/smev3/simulator-service';

const NAMESPACE = 'http://kvs.pfr.com/bap-for-period/1.0.1';
const BENEFITS = 'http://kvs.pfr.com/benefits-common/1.0.0';

type Payment = NonNullable<NonNullable<SimulatedPerson['socialFund']>['payments']>[number];

const TYPES: Record<Payment['type'], string> = {
  'state-pension': 'STATE_PENSION',
  'monthly-cash-payment': 'MONTHLY_CASH_PAYMENT',
  benefit: 'BENEFIT',
};

const kopecks = (amount: string): bigint => BigInt(amount.replace('.', ''));
const total = (payments: readonly Payment[]): string => {
  const digits = payments
    .reduce((sum, { amount }) => sum + kopecks(amount), 0n)
    .toString()
    .padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** Months since the year 0. */
const ordinal = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

const askedPayments = (asked: AskedQuestion, person: SimulatedPerson): Payment[] => {
  const first = ordinal(asked.fields['begin'] ?? '');
  const count = Number(asked.fields['months']);
  return (person.socialFund?.payments ?? []).filter(
    ({ month }) => ordinal(month) >= first && ordinal(month) < first + count,
  );
};

const inMonth = (month: string, payments: readonly Payment[]): WrittenXml =>
  write(
    'p:MonthlyPayment',
    {},
    write('p:Year', {}, month.slice(0, 4)),
    write('p:Month', {}, `-${month.slice(4)}`),
    write('p:TotalPaymentsSum', {}, total(payments)),
    write('p:NumberOfPayments', {}, `${payments.length}`),
    write(
      'p:Payments',
      {},
      ...payments.map(({ type, amount }) =>
        write('p:Payment', {}, write('b:Type', {}, TYPES[type]), write('b:Sum', {}, amount)),
      ),
    ),
  );

const response = (asked: AskedQuestion, person: SimulatedPerson, exists: boolean): SmevAnswer => {
  const payments = exists ? askedPayments(asked, person) : [];
  const months = [...new Set(payments.map(({ month }) => month))];
  return {
    type: 'content',
    content: write(
      'p:BapForPeriodResponse',
      { 'xmlns:p': NAMESPACE, 'xmlns:b': BENEFITS, 'xmlns:fio': COMMONS },
      ...writtenName('fio', person.name),
      write('p:Snils', {}, person.snils),
      write('p:BirthDate', {}, person.birthDate),
      write('p:ActualDate', {}, asked.acceptedAt.slice(0, 10)),
      write('p:ExistData', {}, exists ? 'true' : 'false'),
      months.length === 0
        ? undefined
        : write(
            'p:MonthlyPayments',
            {},
            ...months.map((month) =>
              inMonth(
                month,
                payments.filter((payment) => payment.month === month),
              ),
            ),
          ),
    ),
  };
};

/** bap-for-period 1.0.1. Of somebody unknown the answer cannot repeat the name, so that it is `NO_DATA`. */
export const paymentsService: SmevService = {
  kind: 'social-fund-payments',
  namespace: NAMESPACE,
  requestRoot: 'BapForPeriodRequest',
  responseRoot: 'BapForPeriodResponse',
  read: (content) => {
    const value = (name: string) => textOf(childOf(content, name)) ?? '';
    const [snils, begin, months] = [value('Snils'), value('BeginPeriod'), value('NumberOfMonths')];
    const isRead = /^\d{11}$/.test(snils) && /^\d{4}-\d{2}-\d{2}$/.test(begin) && /^[1-9]\d*$/.test(months);
    if (!isRead || childOf(content, 'FamilyName')?.namespace !== COMMONS) return undefined;
    return { person: personBySnils(snils), fields: { begin, months } };
  },
  answer: (asked, outcome) => {
    switch (outcome.type) {
      case 'known':
        return response(asked, outcome.person, outcome.person.socialFund !== undefined);
      case 'not-found':
        return outcome.person === undefined ? noData() : response(asked, outcome.person, false);
      case 'not-ready':
        return failure();
      case 'refused':
        return accessDenied();
    }
  },
};
