import { ageOn, isAdultOn } from '#core/time/day';
import { applicationDayOf } from '#core/time/reference-days';
import { type RequestRule, repeatedPlaces, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { type FieldError, pointerOf } from '#schemas/problem';
import {
  BirthDatesView,
  GroupsView,
  IdentitiesView,
  InnView,
  RolesView,
  SnilsView,
  SubjectIdsView,
} from '#schemas/request-view';

const OLDEST_AGE = 120;

const birthDateDetail = (birthDate: string, acceptedOn: string): string | undefined => {
  if (birthDate > acceptedOn) {
    return says('дата рождения позже дня приёма заявления', 'the birth date is after the day of acceptance');
  }
  return ageOn(birthDate, acceptedOn) > OLDEST_AGE
    ? says('дата рождения: возраст больше 120 лет', 'birth date: older than 120 years')
    : undefined;
};

/** One error per element for which `detailOf` has something to say. */
const errorsAt = <Element>(
  elements: readonly (Element | undefined)[],
  field: string,
  detailOf: (element: Element) => string | undefined,
): FieldError[] =>
  elements.flatMap((element, index) => {
    const detail = element === undefined ? undefined : detailOf(element);
    return detail === undefined ? [] : [{ pointer: pointerOf(['subjects', index, field]), detail }];
  });

const repeated = (keys: readonly (string | undefined)[], field: string, detail: string): FieldError[] =>
  repeatedPlaces(keys, (index) => ['subjects', index, field]).map((path) => ({
    pointer: pointerOf(path),
    detail,
  }));

export const subjectRules: readonly RequestRule[] = [
  rule(RolesView, ({ subjects }) =>
    subjects.filter(({ role }) => role === 'applicant').length === 1
      ? []
      : [
          {
            pointer: '/subjects',
            detail: says('заявитель должен быть ровно один', 'there must be exactly one applicant'),
          },
        ],
  ),
  rule(SubjectIdsView, ({ subjects }) =>
    repeated(
      subjects.map((subject) => subject?.subjectId),
      'subjectId',
      says('код лица повторяется', 'the subject id is repeated'),
    ),
  ),
  rule(SnilsView, ({ subjects }) =>
    repeated(
      subjects.map((subject) => subject?.snils),
      'snils',
      says('СНИЛС уже указан у другого лица', 'the SNILS already belongs to another subject'),
    ),
  ),
  rule(InnView, ({ subjects }) =>
    repeated(
      subjects.map((subject) => subject?.inn),
      'inn',
      says('ИНН уже указан у другого лица', 'the INN already belongs to another subject'),
    ),
  ),
  rule(BirthDatesView, ({ acceptedOn, subjects }) =>
    errorsAt(subjects, 'birthDate', ({ birthDate }) => birthDateDetail(birthDate, acceptedOn)),
  ),
  rule(GroupsView, ({ acceptedOn, appliedOn, subjects }) =>
    errorsAt(subjects, 'group', ({ birthDate, group }) =>
      group === 'child' && isAdultOn(birthDate, applicationDayOf({ acceptedOn, appliedOn }))
        ? says(
            'группа «ребёнок» возможна только до 18 лет на день обращения',
            'the group "child" is for those under 18 on the day of the application',
          )
        : undefined,
    ),
  ),
  rule(IdentitiesView, ({ acceptedOn, subjects }) =>
    errorsAt(subjects, 'identity', ({ birthDate, identity }) =>
      identity === undefined && isAdultOn(birthDate, acceptedOn)
        ? says(
            'у совершеннолетнего нужен документ, удостоверяющий личность',
            'an adult needs an identity document',
          )
        : undefined,
    ),
  ),
];
