import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { personByInn } from '#contracts/protocols/simulator-world';
import { write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import {
  accessDenied,
  type AskedQuestion,
  failure,
  type SmevAnswer,
  type SmevService,
} from '#contracts/protocols/smev3/simulator-service';

const NAMESPACE = 'urn://x-sverka/fns-company-roles/0.1';

type CompanyRole = NonNullable<NonNullable<SimulatedPerson['tax']>['companyRoles']>[number];

const response = (asked: AskedQuestion, content: WrittenXml): SmevAnswer => ({
  type: 'content',
  content: write('egr:РолиФЛОтвет', { 'xmlns:egr': NAMESPACE, ИдЗапрос: asked.queryId }, content),
});

const nobody = (asked: AskedQuestion): SmevAnswer => response(asked, write('egr:КодОбр', {}, '01'));

const roleOf = (row: CompanyRole): WrittenXml =>
  write(
    'egr:СвРоль',
    { ВидРоли: row.role === 'director' ? '1' : '2', ДатаНач: row.since, ДатаОконч: row.until },
    write('egr:СвЮЛ', {
      ОГРН: row.ogrn,
      ИННЮЛ: row.companyInn,
      НаимЮЛ: row.companyName,
      ДатаПрекрЮЛ: row.companyCeasedOn,
    }),
  );

const found = (asked: AskedQuestion, { tax, inn, name }: SimulatedPerson): SmevAnswer => {
  const roles = tax?.companyRoles ?? [];
  if (roles.length === 0) return nobody(asked);
  return response(
    asked,
    write(
      'egr:СвФЛ',
      { ИННФЛ: inn },
      write('egr:ФИО', { Фамилия: name.family, Имя: name.given, Отчество: name.patronymic }),
      ...roles.map(roleOf),
    ),
  );
};

/** ЕГРЮЛ by person: every company with its roles, or the code "nothing found". */
export const companyRolesService: SmevService = {
  kind: 'company-roles',
  namespace: NAMESPACE,
  requestRoot: 'РолиФЛЗапрос',
  responseRoot: 'РолиФЛОтвет',
  read: (content) => {
    const { ИдЗапрос: id = '', ИННФЛ: inn = '' } = content.attributes;
    const isReadable = /^.{1,36}$/.test(id) && /^(?!00)\d{12}$/.test(inn) && content.children.length === 0;
    return isReadable ? { person: personByInn(inn), fields: {}, queryId: id } : undefined;
  },
  answer: (asked, outcome) => {
    switch (outcome.type) {
      case 'known':
        return found(asked, outcome.person);
      case 'not-found':
        return nobody(asked);
      case 'not-ready':
        return failure();
      case 'refused':
        return accessDenied();
    }
  },
};
