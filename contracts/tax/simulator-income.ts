import * as z from 'zod';
import { digestOfParts } from '#contracts/protocols/simulator-journal';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { personBySnils } from '#contracts/protocols/simulator-world';
import { childOf, write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import { COMMONS, writtenName } from '#contracts/protocols/smev3/simulator-name';
import {
  accessDenied,
  type AskedQuestion,
  failure,
  noData,
  type SmevAnswer,
  type SmevService,
} from '#contracts/protocols/smev3/simulator-service';

const NAMESPACE = 'urn://x-artefacts-fns-svviplfl/root/114-43/4.0.0';

const Request = z.object({
  ИдЗапрос: z.string().min(1).max(36),
  СНИЛС: z.string().regex(/^\d{11}$/),
  ИННФЛ: z
    .string()
    .regex(/^(?!00)\d{12}$/)
    .optional(),
  ДатаРожд: z.iso.date(),
  Период: z.enum(['1', '2', '3']),
});

type IncomeRow = NonNullable<NonNullable<SimulatedPerson['tax']>['income']>[number];

const fullName = (name: SimulatedPerson['name']): WrittenXml =>
  write('svv:ФИО', {}, ...writtenName('cm', name));

/** A payer with a number of twelve digits is a person: the last words of the name are theirs. */
const payer = (row: IncomeRow): WrittenXml => {
  if (row.payerInn.length === 10) {
    return write('svv:СведЮЛ', {
      НаимОрг: row.payerName,
      ИННЮЛ: row.payerInn,
      КПП: `${row.payerInn.slice(0, 4)}01001`,
    });
  }
  const [family = '', given = '', patronymic] = row.payerName.replace(/^ИП /, '').split(' ');
  const name = { family, given: given || family, ...(patronymic === undefined ? {} : { patronymic }) };
  return write('svv:СведФЛ', { ИННФЛ: row.payerInn }, fullName(name));
};

/** `xs:decimal`: round sums of odd months come without their kopecks. */
const amount = (row: IncomeRow): string =>
  row.month % 2 === 1 && row.amount.endsWith('.00') ? row.amount.slice(0, -3) : row.amount;

const payment = (row: IncomeRow): WrittenXml =>
  write('svv:СведВыпл', {
    Год: `${row.year}`,
    Месяц: `${row.month}`.padStart(2, '0'),
    СумДох: amount(row),
  });

const payerKey = (row: IncomeRow): string => `${row.payerInn} ${row.payerName}`;

const byPayer = (rows: readonly IncomeRow[]): WrittenXml[] =>
  [...new Set(rows.map(payerKey))].map((key) => {
    const ofPayer = rows.filter((row) => payerKey(row) === key);
    return write('svv:СведДох', {}, ...ofPayer.slice(0, 1).map(payer), ...ofPayer.map(payment));
  });

/** Период is a number of calendar years back from the current one, the current one included. */
const isAsked =
  (asked: AskedQuestion) =>
  (row: IncomeRow): boolean => {
    const thisYear = Number(asked.acceptedAt.slice(0, 4));
    return row.year <= thisYear && row.year > thisYear - Number(asked.fields['years']);
  };

const found = (asked: AskedQuestion, person: SimulatedPerson): SmevAnswer => {
  const rows = (person.tax?.income ?? []).filter(isAsked(asked));
  if (rows.length === 0) return noData();
  return {
    type: 'content',
    content: write(
      'svv:SVVIPLFLResponse',
      {
        'xmlns:svv': NAMESPACE,
        'xmlns:cm': COMMONS,
        ИдЗапрос: asked.queryId,
        ИдОтвет: digestOfParts('ответ', asked.queryId).slice(0, 32),
        СНИЛС: person.snils,
        ИННФЛ: person.inn,
      },
      fullName(person.name),
      ...byPayer(rows),
    ),
  };
};

/** Выплаты по страховым взносам (svviplfl): no element says "nothing found", so that is `NO_DATA`. */
export const incomeService: SmevService = {
  kind: 'income-by-payer',
  namespace: NAMESPACE,
  requestRoot: 'SVVIPLFLRequest',
  responseRoot: 'SVVIPLFLResponse',
  read: (content) => {
    const request = Request.safeParse(content.attributes).data;
    const name = childOf(content, 'ФИО');
    if (request === undefined || name?.children[1]?.namespace !== COMMONS) return undefined;
    return {
      person: personBySnils(request.СНИЛС),
      fields: { years: request.Период },
      queryId: request.ИдЗапрос,
    };
  },
  answer: (asked, outcome) => {
    switch (outcome.type) {
      case 'known':
        return found(asked, outcome.person);
      case 'not-found':
        return noData();
      case 'not-ready':
        return failure();
      case 'refused':
        return accessDenied();
    }
  },
};
