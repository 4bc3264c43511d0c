import type { Agency, InformationType, Question } from '#core/agency';
import type { QueryPeriod } from '#schemas/query';

/** Invented; the check digits are right. */
const identifiers = { snils: '11223344595', inn: '332700112230' };
const person = {
  subjectId: 'applicant',
  role: 'applicant',
  birthDate: '1990-04-12',
  group: 'working-age',
  snils: identifiers.snils,
} as const;

export const QUERY_ID = 'abcdefghijklmnopqrstuvwxyz.abcdefghij234';
export const MESSAGE_ID = 'b077cd84-c84f-11f0-8de9-0242ac120002';

export const periods: readonly QueryPeriod[] = [
  { type: 'report-year', year: 2026 },
  { type: 'days', from: '2021-11-23', to: '2026-11-23' },
  { type: 'as-of', day: '2026-11-23' },
];

const identity = { kind: 'passport-rf', series: '1719', number: '007101' } as const;

/** Only what the contract makes necessary: no patronymic, no taxpayer number unless required, no plan. */
export const smallestQuestionOf = (agency: Agency, type: InformationType): Question => ({
  query: {
    queryId: QUERY_ID,
    caseId: 'abcdefghijklmnopqrstuvwxyz',
    agency: agency.id,
    kind: type.kind,
    subjectId: 'applicant',
    period: { type: 'as-of', day: '2026-11-23' },
    lawfulBasis: '178-ФЗ, ст. 8',
  },
  subject: {
    ...person,
    ...(type.requires.includes('inn') ? { inn: identifiers.inn } : {}),
    ...(type.requires.includes('passport') ? { identity } : {}),
    name: { family: 'Ли', given: 'Я' },
  },
  registrationNumber: '2026-000123',
  messageId: MESSAGE_ID,
  sentAt: '2026-11-23T08:15:00.000Z',
  callbackUrl: `https://sverka.example/v1/callbacks/${agency.id}/${QUERY_ID}`,
  testMode: false,
});

/** A question of that kind with everything that may be known; `over` replaces what a test is about. */
export const questionOf = (
  agency: Agency,
  type: InformationType,
  over: Partial<Question> & { period?: QueryPeriod } = {},
): Question => {
  const { period, ...rest } = over;
  const smallest = smallestQuestionOf(agency, type);
  return {
    ...smallest,
    query: { ...smallest.query, ...(period === undefined ? {} : { period }) },
    subject: {
      ...person,
      ...identifiers,
      identity,
      name: { family: 'Орлова', given: 'Мария', patronymic: 'Петровна' },
    },
    businessPlan: { reference: 'БП-2026/17', activity: 'Пошив одежды', requestedAmount: '350000.00' },
    municipalityOktmo: '17701000',
    testMode: true,
    ...rest,
  };
};
