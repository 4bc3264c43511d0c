import { interiorChannel } from '#contracts/interior-ministry/channel';
import { smevInformationType } from '#contracts/protocols/smev3/information-type';
import { collapsed, dayOf, inChild, inOptionalChild, nameOf } from '#contracts/wire/values';
import {
  childOf,
  childrenOf,
  isMarked,
  namesOf,
  optionalChild,
  type Place,
  rootOf,
} from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { Question } from '#core/agency';
import { canonicalJson } from '#core/digest';
import { ContractBreach } from '#core/faults';
import type { Facts, RegisteredPerson, ReplyContent } from '#schemas/answer';

const URI = 'urn://mvd/guvm/passport-dossier/1.1.0';
const own = namesOf(URI);

type Passport = Extract<Facts, { kind: 'passport-validity' }>['passports'][number];

/** Series and number suffice: the name does not travel (152-ФЗ art. 5(5)). */
const encodeContent = ({ subject: { identity } }: Question): XmlFragment => {
  // Shared code asks only where `requires` is met.
  if (identity?.kind !== 'passport-rf') throw new RangeError('passport-validity requires a passport');
  return xml`<d:passportDossierRequest xmlns:d="${URI}"><d:passport><d:series>${identity.series}</d:series><d:number>${identity.number}</d:number></d:passport></d:passportDossierRequest>`;
};

const matching = (place: Place, local: string, pattern: RegExp): string => {
  const { path, text } = inChild(place, own(local));
  const digits = collapsed(text);
  if (!pattern.test(digits)) throw new ContractBreach(path, 'digits of the contract');
  return digits;
};

const validityIn = (passport: Place): Pick<Passport, 'invalid'> => {
  const invalid = optionalChild(passport, own('invalidDoc'));
  const isValid = isMarked(passport, own('validDoc'));
  if (isValid === (invalid !== undefined)) {
    throw new ContractBreach(passport.path, 'validDoc or invalidDoc');
  }
  if (invalid === undefined) return {};
  return {
    invalid: {
      since: dayOf(inChild(invalid, own('invalidityDate'))),
      reasonCode: matching(invalid, 'invalidityReason', /^60[1-79]$/),
    },
  };
};

const passportIn = (dossier: Place): Passport => {
  const passport = childOf(dossier, own('passport'));
  return {
    series: matching(passport, 'series', /^\d{4}$/),
    number: matching(passport, 'number', /^\d{6}$/),
    issuedOn: dayOf(inChild(passport, own('issueDate'))),
    ...validityIn(passport),
  };
};

/** One passport that is valid in one dossier and not in another is neither. */
const passportsIn = (dossiers: readonly Place[]): Passport[] => {
  const passports = dossiers.map(passportIn);
  const different = new Map(passports.map((one) => [canonicalJson(one), `${one.series} ${one.number}`]));
  if (new Set(different.values()).size < different.size) {
    throw new ContractBreach('/passportDossierResponse/passportDossier', 'the same of a passport each time');
  }
  return passports;
};

const personIn = (person: Place): RegisteredPerson => {
  const patronymic = inOptionalChild(person, own('middleName'));
  return {
    family: nameOf(inChild(person, own('lastName'))),
    given: nameOf(inChild(person, own('firstName'))),
    ...(patronymic === undefined ? {} : { patronymic: nameOf(patronymic) }),
    birthDate: dayOf(inChild(person, own('birthDate'))),
  };
};

/** `notFoundDoc` is "not found", never "not valid". */
const decodeContent = (content: Place): ReplyContent => {
  const response = rootOf(content.element, own('passportDossierResponse'));
  const dossiers = childrenOf(response, own('passportDossier'));
  const isMissing = isMarked(response, own('notFoundDoc'));
  if (isMissing === dossiers.length > 0) {
    throw new ContractBreach(response.path, 'passportDossier or notFoundDoc');
  }
  if (isMissing) return { outcome: 'not-found' };
  const person = personIn(childOf(response, own('person')));
  return {
    outcome: 'found',
    facts: { kind: 'passport-validity', person, passports: passportsIn(dossiers) },
  };
};

/** Whether a passport is valid (passport-dossier 1.1.0). */
export const passportValidity = smevInformationType(interiorChannel, {
  kind: 'passport-validity',
  contractVersion: '1.1.0',
  title: { ru: 'Действительность паспорта', en: 'Validity of a passport' },
  requires: ['passport'],
  notReadyRetrySeconds: 14_400,
  encodeContent,
  decodeContent,
});
