import { type RequestRule, repeatedPlaces, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { type FieldError, pointerOf } from '#schemas/problem';
import {
  ActivityReferencesView,
  ActivityStatementsView,
  ConsentReferencesView,
  IncomeReferencesView,
  PaymentReferencesView,
  PaymentStatementsView,
  PropertyReferencesView,
} from '#schemas/request-view';

type Known = readonly { subjectId: string }[];
type Reference = { subjectId: string } | undefined;
type Path = readonly PropertyKey[];

const NOBODY = says('лица с таким кодом в заявлении нет', 'no subject of the request has this id');
const TWICE = says('об этом лице уже есть строка', 'there already is a row about this subject');

/** `path` leads to the list; `field` is the reference inside an element. */
const unknownReferences = (
  known: Known,
  references: readonly (string | undefined)[],
  path: Path,
): FieldError[] => {
  const ids = new Set(known.map(({ subjectId }) => subjectId));
  const field = path.at(-1) === 'property' ? 'ownerSubjectId' : 'subjectId';
  return references.flatMap((id, index) =>
    id === undefined || ids.has(id) ? [] : [{ pointer: pointerOf([...path, index, field]), detail: NOBODY }],
  );
};

const idsOf = (references: readonly Reference[]) => references.map((reference) => reference?.subjectId);

const repeatedSubjects = (references: readonly Reference[], path: Path): FieldError[] =>
  repeatedPlaces(idsOf(references), (index) => [...path, index, 'subjectId']).map((place) => ({
    pointer: pointerOf(place),
    detail: TWICE,
  }));

export const referenceRules: readonly RequestRule[] = [
  rule(IncomeReferencesView, ({ subjects, declaration }) =>
    unknownReferences(subjects, idsOf(declaration.income), ['declaration', 'income']),
  ),
  rule(PropertyReferencesView, ({ subjects, declaration }) =>
    unknownReferences(
      subjects,
      declaration.property.map((claim) => claim?.ownerSubjectId),
      ['declaration', 'property'],
    ),
  ),
  rule(PaymentReferencesView, ({ subjects, declaration }) =>
    unknownReferences(subjects, idsOf(declaration.selfEmploymentPayments), [
      'declaration',
      'selfEmploymentPayments',
    ]),
  ),
  rule(ActivityReferencesView, ({ subjects, declaration }) =>
    unknownReferences(subjects, idsOf(declaration.activity), ['declaration', 'activity']),
  ),
  rule(ConsentReferencesView, ({ subjects, consents }) =>
    unknownReferences(subjects, idsOf(consents), ['consents']),
  ),
  rule(PaymentStatementsView, ({ declaration }) =>
    repeatedSubjects(declaration.selfEmploymentPayments, ['declaration', 'selfEmploymentPayments']),
  ),
  rule(ActivityStatementsView, ({ declaration }) =>
    repeatedSubjects(declaration.activity, ['declaration', 'activity']),
  ),
];
