import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import { childOf, descend, textOf, write, type WrittenXml } from '#contracts/protocols/simulator-xml';
import {
  accessDenied,
  failure,
  type SmevAnswer,
  type SmevService,
} from '#contracts/protocols/smev3/simulator-service';
import { personByPassport } from '#contracts/interior-ministry/simulator-knowledge';

const NAMESPACE = 'urn://mvd/guvm/passport-dossier/1.1.0';

type Passport = NonNullable<SimulatedPerson['interiorMinistry']>['passports'][number];

const response = (...content: readonly (WrittenXml | undefined)[]): SmevAnswer => ({
  type: 'content',
  content: write('mvd:passportDossierResponse', { 'xmlns:mvd': NAMESPACE }, ...content),
});

const dossier = ({ series, number, issuedOn, invalid }: Passport): WrittenXml =>
  write(
    'mvd:passportDossier',
    {},
    write(
      'mvd:passport',
      {},
      write('mvd:series', {}, series),
      write('mvd:number', {}, number),
      write('mvd:issuerCode', {}, '330-010'),
      write('mvd:issueDate', {}, issuedOn),
      invalid === undefined
        ? write('mvd:validDoc', {})
        : write(
            'mvd:invalidDoc',
            {},
            write('mvd:invalidityReason', {}, invalid.reason),
            write('mvd:invalidityDate', {}, invalid.since),
          ),
    ),
  );

const found = ({ name, birthDate, interiorMinistry }: SimulatedPerson): SmevAnswer => {
  const passports = interiorMinistry?.passports ?? [];
  if (passports.length === 0) return response(write('mvd:notFoundDoc', {}));
  return response(
    write(
      'mvd:person',
      {},
      write('mvd:lastName', {}, name.family),
      write('mvd:firstName', {}, name.given),
      name.patronymic === undefined ? undefined : write('mvd:middleName', {}, name.patronymic),
      write('mvd:birthDate', {}, birthDate),
    ),
    ...passports.map(dossier),
  );
};

/** passport-dossier 1.1.0, asked by series and number; answers with every passport of the person. */
export const dossierService: SmevService = {
  kind: 'passport-validity',
  namespace: NAMESPACE,
  requestRoot: 'passportDossierRequest',
  responseRoot: 'passportDossierResponse',
  read: (content) => {
    const series = textOf(descend(content, 'passport', 'series')) ?? '';
    const number = textOf(descend(content, 'passport', 'number')) ?? '';
    const isRead = /^\d{4}$/.test(series) && /^\d{6}$/.test(number);
    if (!isRead || childOf(content, 'passport')?.namespace !== NAMESPACE) return undefined;
    return { person: personByPassport(series, number), fields: {} };
  },
  answer: (_asked, outcome) => {
    switch (outcome.type) {
      case 'known':
        return found(outcome.person);
      case 'not-found':
        return response(write('mvd:notFoundDoc', {}));
      case 'not-ready':
        return failure();
      case 'refused':
        return accessDenied();
    }
  },
};
