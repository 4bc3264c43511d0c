import { inChild, inOptionalChild, nameOf } from '#contracts/wire/values';
import { namesOf, type Place } from '#contracts/wire/xml-reader';
import { xml, type XmlFragment } from '#contracts/wire/xml-writer';
import type { PersonName } from '#schemas/person';

/** Shared types of the information types: ФИО as FamilyName, FirstName, Patronymic. */
export const COMMONS_URI = 'urn://x-artefacts-smev-gov-ru/supplementary/commons/1.0.1';
const smev = namesOf(COMMONS_URI);

/** The three elements; the prefix `s` is bound to `COMMONS_URI` by whoever surrounds them. */
export const nameFragment = ({ family, given, patronymic }: PersonName): XmlFragment =>
  xml`<s:FamilyName>${family}</s:FamilyName><s:FirstName>${given}</s:FirstName>${
    patronymic === undefined ? undefined : xml`<s:Patronymic>${patronymic}</s:Patronymic>`
  }`;

export const nameIn = (place: Place) => {
  const patronymic = inOptionalChild(place, smev('Patronymic'));
  return {
    family: nameOf(inChild(place, smev('FamilyName'))),
    given: nameOf(inChild(place, smev('FirstName'))),
    ...(patronymic === undefined ? {} : { patronymic: nameOf(patronymic) }),
  };
};
