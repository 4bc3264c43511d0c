import * as z from 'zod';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { personBySnils } from '#contracts/protocols/simulator-world';
import { childOf, descend, textOf, write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import { COMMONS, writtenName } from '#contracts/protocols/smev3/simulator-name';
import {
  accessDenied,
  type AskedQuestion,
  type SmevAnswer,
  type SmevService,
} from '#contracts/protocols/smev3/simulator-service';

const NAMESPACE = 'urn://x-artefacts-fns-ndfl2/root/260-10/4.1.1';

const Head = z.object({
  Id: z.literal('PERSONAL_SIGNATURE'),
  ИдЗапрос: z.string().min(1).max(36),
  ТипЗапросП: z.literal('2'),
  ОтчетГод: z.string().regex(/^\d{4}$/),
});
const Person = z.object({
  СНИЛС: z.string().regex(/^\d{11}$/),
  ДатаРожд: z.iso.date(),
  НомЗаявФЛ: z.string().min(1).max(25),
  ДатаЗаявФЛ: z.iso.date(),
});

type Row = NonNullable<NonNullable<SimulatedPerson['tax']>['certificates']>[number];

const response = (asked: AskedQuestion, content: WrittenXml): SmevAnswer => ({
  type: 'content',
  content: write(
    'ndfl:NDFL2Response',
    { 'xmlns:ndfl': NAMESPACE, 'xmlns:cm': COMMONS, ИдЗапрос: asked.queryId },
    content,
  ),
});

/** 01 nothing found, 51 the answer is being made. */
const code = (asked: AskedQuestion, value: '01' | '51'): SmevAnswer =>
  response(asked, write('ndfl:КодОбраб', {}, value));

const fullName = (name: SimulatedPerson['name']): WrittenXml =>
  write('ndfl:ФИОФЛ', {}, ...writtenName('cm', name));

const agent = ({ payerInn, payerName }: Row): WrittenXml =>
  write(
    'ndfl:СвНА',
    {},
    write('ndfl:СвНАЮЛ', { НаимОрг: payerName, ИННЮЛ: payerInn, КПП: `${payerInn.slice(0, 4)}01001` }),
  );

const ofPayer = (rows: readonly Row[]): WrittenXml =>
  write(
    'ndfl:ДохФЛ_НА',
    {},
    ...rows.slice(0, 1).map(agent),
    write(
      'ndfl:СведДох',
      { Ставка: '13' },
      write(
        'ndfl:ДохВыч',
        {},
        ...rows.map(({ month, incomeCode, amount }) =>
          write('ndfl:СвСумДох', {
            Месяц: `${month}`.padStart(2, '0'),
            КодДоход: incomeCode,
            СумДоход: amount,
          }),
        ),
      ),
    ),
  );

const found = (asked: AskedQuestion, { tax, inn, name }: SimulatedPerson): SmevAnswer => {
  const year = asked.fields['year'] ?? '';
  const rows = (tax?.certificates ?? []).filter((row) => `${row.year}` === year);
  if (rows.length === 0) return code(asked, '01');
  const payers = [...new Set(rows.map(({ payerInn }) => payerInn))];
  return response(
    asked,
    write(
      'ndfl:ДохФЛ',
      { ОтчетГод: year },
      write('ndfl:ПолучДох', { ИННФЛ: inn }, fullName(name)),
      ...payers.map((payerInn) => ofPayer(rows.filter((row) => row.payerInn === payerInn))),
    ),
  );
};

/** 2-НДФЛ: one certificate a year, by payer. */
export const certificateService: SmevService = {
  kind: 'income-certificate',
  namespace: NAMESPACE,
  requestRoot: 'NDFL2Request',
  responseRoot: 'NDFL2Response',
  read: (content) => {
    const head = Head.safeParse(content.attributes).data;
    const person = Person.safeParse(childOf(content, 'СвФЛ')?.attributes).data;
    const document = textOf(descend(content, 'СвФЛ', 'УдЛичн', 'SeriesNumber')) ?? '';
    if (head === undefined || person === undefined || document.trim() === '') return undefined;
    return { person: personBySnils(person.СНИЛС), fields: { year: head.ОтчетГод }, queryId: head.ИдЗапрос };
  },
  answer: (asked, outcome) => {
    switch (outcome.type) {
      case 'known':
        return found(asked, outcome.person);
      case 'not-found':
        return code(asked, '01');
      case 'not-ready':
        return code(asked, '51');
      case 'refused':
        return accessDenied();
    }
  },
};
