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

const NAMESPACE = 'http://kvs.pfr.com/SZN/1.0.2';

type Registration = NonNullable<NonNullable<SimulatedPerson['employmentCentre']>['registration']>[number];

const period = (registration: Registration): WrittenXml =>
  write(
    'q:RegistrationAccountPeriod',
    {},
    write(
      registration.status === 'unemployed' ? 'q:AsTheUnemployed' : 'q:AsSearchWork',
      {},
      registration.from === undefined ? undefined : write('q:DateStart', {}, registration.from),
      registration.until === undefined ? undefined : write('q:DateEnd', {}, registration.until),
    ),
  );

/** `xs:boolean` may be a word or a digit; who gets which follows from the person. */
const truth = (value: boolean, person: SimulatedPerson): string =>
  Number(person.snils.at(-1)) % 2 === 0 ? `${value}` : value ? '1' : '0';

const response = (asked: AskedQuestion, person: SimulatedPerson, isPresent: boolean): SmevAnswer => {
  const periods = isPresent ? (person.employmentCentre?.registration ?? []) : [];
  return {
    type: 'content',
    content: write(
      'q:SZNResponse',
      { 'xmlns:q': NAMESPACE, 'xmlns:fio': COMMONS },
      ...writtenName('fio', person.name),
      write('q:Snils', {}, person.snils),
      write('q:BirthDate', {}, person.birthDate),
      write('q:DateQuery', {}, asked.fields['day'] ?? ''),
      write('q:PresenceData', {}, truth(isPresent, person)),
      periods.length === 0 ? undefined : write('q:RegistrationAccountPeriods', {}, ...periods.map(period)),
      write('q:NameOrgSZN', {}, 'Кадровый центр «Работа России»'),
      write('q:DateFormationData', {}, asked.acceptedAt.slice(0, 10)),
    ),
  };
};

/** SZN 1.0.2. Of somebody unknown the answer cannot repeat the name, so that it is `NO_DATA`. */
export const registrationService: SmevService = {
  kind: 'unemployment-registration',
  namespace: NAMESPACE,
  requestRoot: 'SZNRequest',
  responseRoot: 'SZNResponse',
  read: (content) => {
    const snils = textOf(childOf(content, 'Snils')) ?? '';
    const day = textOf(childOf(content, 'DateQuery')) ?? '';
    const family = childOf(content, 'FamilyName');
    if (!/^\d{11}$/.test(snils) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
    if (family?.namespace !== COMMONS || content.children.at(-1)?.name !== 'DateQuery') return undefined;
    return { person: personBySnils(snils), fields: { day } };
  },
  answer: (asked, outcome) => {
    switch (outcome.type) {
      case 'known':
        return response(asked, outcome.person, outcome.person.employmentCentre !== undefined);
      case 'not-found':
        return outcome.person === undefined ? noData() : response(asked, outcome.person, false);
      case 'not-ready':
        return failure();
      case 'refused':
        return accessDenied();
    }
  },
};
