import type { Consent } from '#schemas/consent';
import type { Declaration } from '#schemas/declaration';
import type { Subject } from '#schemas/person';
import type { VerificationRequest } from '#schemas/verification-request';

/** Invented people with valid checksums. */
export const anna: Subject = {
  subjectId: 'applicant',
  role: 'applicant',
  name: { family: 'Берёзкина', given: 'Анна', patronymic: 'Йосифовна', previousFamily: ['Калинина'] },
  birthDate: '1990-05-14',
  citizenship: 'RU',
  group: 'working-age',
  snils: '11223344595',
  inn: '500100732259',
  identity: { kind: 'passport-rf', series: '1710', number: '123456' },
  occupation: 'working',
};

export const pavel: Subject = {
  subjectId: 'spouse',
  role: 'family-member',
  kinship: 'супруг',
  name: { family: 'Берёзкин', given: 'Павел' },
  birthDate: '1988-01-02',
  group: 'working-age',
  snils: '12345678964',
  inn: '123456789047',
  identity: { kind: 'passport-rf', series: '1708', number: '654321' },
};

export const zoya: Subject = {
  subjectId: 'child-1',
  role: 'family-member',
  name: { family: 'Берёзкина', given: 'Зоя' },
  birthDate: '2015-02-28',
  group: 'child',
  snils: '64270954807',
};

/** The same person of a request that names no ИНН. */
export const unnumbered = ({ inn, ...subject }: Subject): Subject =>
  inn === undefined ? subject : { ...subject };

export const consentOf = (
  subjectId: string,
  kinds: Consent['kinds'] = ['personal-data', 'contract', 'verification-and-visit'],
): Consent => ({
  subjectId,
  kinds,
  givenOn: '2026-11-20',
  form: 'written',
  validUntil: 'end-of-support',
});

export const aDeclaration = (changes: Partial<Declaration> = {}): Declaration => ({
  incomeMonths: ['2026-08', '2026-09', '2026-10'],
  income: [],
  alimonyPaid: [],
  property: [],
  selfEmploymentPayments: [],
  activity: [],
  ...changes,
});

/** Anna alone on the track of job search, nothing declared; accepted on Monday 23 November 2026. */
export const aRequest = (changes: Partial<VerificationRequest> = {}): VerificationRequest => ({
  schemaVersion: '1',
  officeId: 'vladimir-east',
  registrationNumber: '2026/0117',
  purpose: 'decision',
  policy: { id: 'vladimir-regional', edition: '2023-12-07' },
  track: 'job-search',
  intakeChannel: 'office',
  acceptedOn: '2026-11-23',
  subjects: [anna],
  declaration: aDeclaration(),
  consents: [consentOf('applicant')],
  ...changes,
});
