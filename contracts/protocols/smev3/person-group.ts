import { dayOf, identifierOf, inChild, inOptionalChild, nameOf } from '#contracts/wire/values';
import { namesOf, type Place, type XmlName } from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { RegisteredPerson } from '#schemas/answer';
import type { PersonName } from '#schemas/person';

const COMMONS_URI = 'urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1';
const smev = namesOf(COMMONS_URI);

/** `PhysicalPersonQualifiedName-ModelGroup` of the СМЭВ commons: three elements in a row, without a wrapper. */
export const nameGroup = ({ family, given, patronymic }: PersonName): XmlFragment =>
  xml`<s:FamilyName xmlns:s="${COMMONS_URI}">${family}</s:FamilyName><s:FirstName xmlns:s="${COMMONS_URI}">${given}</s:FirstName>${
    patronymic === undefined
      ? undefined
      : xml`<s:Patronymic xmlns:s="${COMMONS_URI}">${patronymic}</s:Patronymic>`
  }`;

/** The name group with `Snils` and an optional `BirthDate` of the information type's own namespace. */
export const personIn = (place: Place, own: (local: string) => XmlName): RegisteredPerson => {
  const patronymic = inOptionalChild(place, smev('Patronymic'));
  const birthDate = inOptionalChild(place, own('BirthDate'));
  return {
    snils: identifierOf(inChild(place, own('Snils')), 11),
    family: nameOf(inChild(place, smev('FamilyName'))),
    given: nameOf(inChild(place, smev('FirstName'))),
    ...(patronymic === undefined ? {} : { patronymic: nameOf(patronymic) }),
    ...(birthDate === undefined ? {} : { birthDate: dayOf(birthDate) }),
  };
};
