import type { FieldsOfClaims } from '#schemas/request-view';

/** Parts of the path of an activity, by the field that declares it. */
const ACTIVITIES = {
  registeredUnemployed: 'registered-unemployed',
  entrepreneur: 'entrepreneur',
  selfEmployed: 'self-employed',
  companyRole: 'company-role',
} as const;

const incomeClaims = ({ income }: FieldsOfClaims['declaration']): string[] =>
  income.flatMap(({ subjectId, kind }, index) => {
    const base = `income/${subjectId}/${kind}`;
    const isSame = (row: (typeof income)[number]): boolean =>
      row.subjectId === subjectId && row.kind === kind;
    const isOneOfSeveral = income.filter(isSame).length > 1;
    const place = income.slice(0, index + 1).filter(isSame).length;
    return isOneOfSeveral ? [base, `${base}/${place}`] : [base];
  });

const activityClaims = ({ activity }: FieldsOfClaims['declaration']): string[] =>
  activity.flatMap(({ subjectId, ...said }) =>
    Object.entries(ACTIVITIES).flatMap(([field, path]) =>
      Reflect.get(said, field) === undefined ? [] : [`activity/${subjectId}/${path}`],
    ),
  );

const numbered = (name: string, list: readonly unknown[]): string[] =>
  list.map((_one, index) => `${name}/${index + 1}`);

/** Fields of a person that are claims of their own when they are filled in. */
const OF_A_PERSON = ['citizenship', 'residence', 'occupation'] as const;

/**
 * Paths of everything that a request declares: each is an item of the result's coverage or the beginning of one, so that
 * a paper which supports it is shown beside it.
 */
export const claimsOf = (request: FieldsOfClaims): Set<string> =>
  new Set([
    'family-composition',
    ...(request.recipientCategory === undefined ? [] : ['recipient-category']),
    ...(request.circumstances ?? []).map(({ subjectId, code }) => `circumstance/${subjectId}/${code}`),
    ...request.subjects.flatMap((subject) => [
      `self-employment-payments/${subject.subjectId}`,
      ...OF_A_PERSON.filter((field) => subject[field] !== undefined).map(
        (field) => `${field}/${subject.subjectId}`,
      ),
    ]),
    ...incomeClaims(request.declaration),
    ...activityClaims(request.declaration),
    ...numbered('alimony-paid', request.declaration.alimonyPaid),
    ...numbered('property', request.declaration.property),
  ]);
