import * as z from 'zod';
import { descend, type SimulatedXml, write } from '#contracts/protocols/simulator-xml';
import {
  accessDenied,
  type AskedQuestion,
  failure,
  type SmevAnswer,
  type SmevService,
} from '#contracts/protocols/smev3/simulator-service';
import { personByPapers } from '#contracts/tax/simulator-knowledge';

const NAMESPACE = 'urn://x-artefacts-fns-inn-singular/root/270-18/4.0.1';

const Asked = z.object({
  head: z.object({ ИдЗапрос: z.string().min(1).max(36) }),
  asking: z.object({
    НаимОрг: z.string().min(1),
    ИННЮЛ: z.string().regex(/^\d{10}$/),
    ОГРН: z.string().regex(/^\d{13}$/),
  }),
  born: z.object({ ДатаРожд: z.iso.date() }),
  name: z.object({ Фамилия: z.string(), Имя: z.string(), Отчество: z.string().optional() }),
  /** The paper itself is not known to the simulated service; it has to be named as the contract says. */
  paper: z.object({ КодВидДок: z.literal('21'), СерНомДок: z.string().regex(/^\d{4} \d{6}$/) }),
});

const attributesIn = (content: SimulatedXml, ...path: string[]) => descend(content, ...path)?.attributes;

/** Without a number: the id of the request and nothing else. */
const response = ({ queryId }: AskedQuestion, inn: string | undefined): SmevAnswer => ({
  type: 'content',
  content: write('inn:FNSINNSingularResponse', {
    'xmlns:inn': NAMESPACE,
    ИдЗапрос: queryId,
    ИННФЛ: inn,
  }),
});

/** ИНН by name, birth date and passport: one number, or none. */
export const innService: SmevService = {
  kind: 'inn-by-passport',
  namespace: NAMESPACE,
  requestRoot: 'FNSINNSingularRequest',
  responseRoot: 'FNSINNSingularResponse',
  read: (content) => {
    const asked = Asked.safeParse({
      head: content.attributes,
      asking: attributesIn(content, 'СведЮЛ'),
      born: attributesIn(content, 'СведФЛ'),
      name: attributesIn(content, 'СведФЛ', 'ФИО'),
      paper: attributesIn(content, 'СведФЛ', 'УдЛичнФЛ'),
    }).data;
    if (asked === undefined) return undefined;
    const { head, born } = asked;
    const { Фамилия: family, Имя: given, Отчество: patronymic } = asked.name;
    const person = personByPapers({
      name: { family, given, ...(patronymic === undefined ? {} : { patronymic }) },
      birthDate: born.ДатаРожд,
    });
    return { person, fields: {}, queryId: head.ИдЗапрос };
  },
  answer: (asked, outcome) => {
    switch (outcome.type) {
      case 'known': {
        const { inn, tax } = outcome.person;
        return response(asked, tax?.hasNoInn === true ? undefined : inn);
      }
      case 'not-found':
        return response(asked, undefined);
      case 'not-ready':
        return failure();
      case 'refused':
        return accessDenied();
    }
  },
};
