import * as z from 'zod';
import { says } from '#schemas/bilingual';
import { isOgrn, isOgrnip, isOrganisationInn, isPersonInn, isSnils } from '#schemas/checksums';

/** `shape` first, then the check digits; `wrong` says what each failure means. */
const checked = (shape: RegExp, isValid: (text: string) => boolean, wrong: readonly [string, string]) =>
  z.string().regex(shape, { error: wrong[0], abort: true }).refine(isValid, wrong[1]);

/** Insurance account number, eleven digits without separators. */
export const Snils = checked(/^\d{11}$/, isSnils, [
  says('СНИЛС: 11 цифр без пробелов и дефисов', 'SNILS: 11 digits without spaces and dashes'),
  says('СНИЛС: контрольное число не сходится', 'SNILS: the check number does not match'),
]);
export type Snils = z.infer<typeof Snils>;

/** Taxpayer number of a person, twelve digits. */
export const PersonInn = checked(/^\d{12}$/, isPersonInn, [
  says('ИНН физического лица: 12 цифр', 'INN of a person: 12 digits'),
  says('ИНН: контрольные цифры не сходятся', 'INN: the check digits do not match'),
]);
export type PersonInn = z.infer<typeof PersonInn>;

/** Taxpayer number of an employer: ten digits (organisation) or twelve (entrepreneur). */
export const EmployerInn = checked(
  /^(\d{10}|\d{12})$/,
  (text) => isOrganisationInn(text) || isPersonInn(text),
  [
    says('ИНН работодателя: 10 или 12 цифр', 'INN of an employer: 10 or 12 digits'),
    says(
      'ИНН работодателя: контрольные цифры не сходятся',
      'INN of an employer: the check digits do not match',
    ),
  ],
);
export type EmployerInn = z.infer<typeof EmployerInn>;

/** State register number of a legal entity, thirteen digits. */
export const Ogrn = checked(/^\d{13}$/, isOgrn, [
  says('ОГРН: 13 цифр', 'OGRN: 13 digits'),
  says('ОГРН: контрольная цифра не сходится', 'OGRN: the check digit does not match'),
]);

/** State register number of a sole entrepreneur, fifteen digits. */
export const Ogrnip = checked(/^\d{15}$/, isOgrnip, [
  says('ОГРНИП: 15 цифр', 'OGRNIP: 15 digits'),
  says('ОГРНИП: контрольная цифра не сходится', 'OGRNIP: the check digit does not match'),
]);
