import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { personByInn } from '#contracts/protocols/simulator-world';
import { childOf, descend, textOf, write } from '#contracts/protocols/simulator-xml';
import {
  type AskedQuestion,
  failure,
  type SmevAnswer,
  type SmevService,
} from '#contracts/protocols/smev3/simulator-service';
import { personByOgrnip } from '#contracts/tax/simulator-knowledge';

const NAMESPACE = 'urn://x-artefacts-fns-vipip-tosmv-ru/311-15/4.0.5';

const response = (asked: AskedQuestion, content: ReturnType<typeof write>): SmevAnswer => ({
  type: 'content',
  content: write('ns1:FNSVipIPResponse', { 'xmlns:ns1': NAMESPACE, ИдДок: asked.queryId }, content),
});

/** 01 nothing found, 53 not given electronically. */
const negative = (asked: AskedQuestion, code: '01' | '53'): SmevAnswer =>
  response(asked, write('ns1:КодОбр', {}, code));

const cessation = (ceasedOn: string) =>
  write(
    'ns1:СвПрекращ',
    {},
    write('ns1:СвСтатус', {
      КодСтатус: '201',
      НаимСтатус: 'Прекратил деятельность в связи с принятием решения',
      ДатаПрекращ: ceasedOn,
    }),
  );

const found = (asked: AskedQuestion, person: SimulatedPerson): SmevAnswer => {
  const record = person.tax?.entrepreneur ?? undefined;
  if (record === undefined) return negative(asked, '01');
  return response(
    asked,
    write(
      'ns1:СвИП',
      {
        ДатаВып: asked.acceptedAt.slice(0, 10),
        ОГРНИП: record.ogrnip,
        ДатаОГРНИП: record.registeredOn,
        ИННФЛ: person.inn,
        КодВидИП: '1',
        НаимВидИП: 'Индивидуальный предприниматель',
      },
      write(
        'ns1:СвФЛ',
        {},
        write('ns1:ФИОРус', {
          Фамилия: person.name.family.toUpperCase(),
          Имя: person.name.given.toUpperCase(),
          Отчество: person.name.patronymic?.toUpperCase(),
        }),
      ),
      record.ceasedOn === undefined ? undefined : cessation(record.ceasedOn),
      write(
        'ns1:СвОКВЭД',
        {},
        write('ns1:СвОКВЭДОсн', { КодОКВЭД: '14.13', НаимОКВЭД: 'Производство прочей верхней одежды' }),
      ),
    ),
  );
};

const personIn = (inn: string | undefined, ogrnip: string | undefined): string | undefined => {
  if (inn !== undefined && /^(?!00)\d{12}$/.test(inn)) return personByInn(inn);
  return ogrnip !== undefined && /^\d{15}$/.test(ogrnip) ? personByOgrnip(ogrnip) : undefined;
};

/** ЕГРИП, open data. The register writes names in capitals. */
export const entrepreneurService: SmevService = {
  kind: 'entrepreneur-record',
  namespace: NAMESPACE,
  requestRoot: 'FNSVipIPRequest',
  responseRoot: 'FNSVipIPResponse',
  read: (content) => {
    const id = content.attributes['ИдДок'] ?? '';
    const person = personIn(
      textOf(descend(content, 'ЗапросИП', 'ИНН')),
      textOf(descend(content, 'ЗапросИП', 'ОГРНИП')),
    );
    const isOneQuestion = childOf(content, 'ЗапросИП')?.children.length === 1;
    if (id.length === 0 || id.length > 36 || person === undefined || !isOneQuestion) return undefined;
    return { person, fields: {}, queryId: id };
  },
  answer: (asked, outcome) => {
    switch (outcome.type) {
      case 'known':
        return found(asked, outcome.person);
      case 'not-found':
        return negative(asked, '01');
      case 'not-ready':
        return failure();
      case 'refused':
        return negative(asked, '53');
    }
  },
};
