import { ageOn, isAdultOn } from '#core/time/day';
import { findPolicy } from '#core/policies/registry';
import { applicationDayOf } from '#core/time/reference-days';
import { type RequestRule, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { type FieldError, pointerOf } from '#schemas/problem';
import { CompositionView, ExclusionsView } from '#schemas/request-view';

const at = (place: number, field: string, detail: string): FieldError => ({
  pointer: pointerOf(['subjects', place, field]),
  detail,
});

const NO_REASON = says(
  'для лица, не входящего в состав семьи, нужна причина (44-ФЗ ст. 14)',
  'a person who is not counted in the family needs a reason (44-FZ art. 14)',
);
const NOT_EXCLUDED = says(
  'причина указана, но лицо входит в состав семьи (44-ФЗ ст. 14)',
  'there is a reason, but the person is counted in the family (44-FZ art. 14)',
);
const APPLICANT = says(
  'заявитель всегда входит в состав семьи (44-ФЗ ст. 4)',
  'the applicant is always counted in the family (44-FZ art. 4)',
);
const NO_RELATION = says(
  'по этим правилам нужно указать родство: spouse, child, ward, parent, sibling или other (ПП РФ № 1931, пп. 33–34)',
  'these rules need the relation: spouse, child, ward, parent, sibling or other (rules of No. 1931, pp. 33–34)',
);
const NO_STUDY = says(
  'для ребёнка от 18 до 23 лет нужно указать, учится ли он очно (ПП РФ № 1931, пп. 33–34)',
  'for a child of 18 to 23 it must be said whether the study is full-time (rules of No. 1931, pp. 33–34)',
);

type Member = NonNullable<CompositionView['subjects'][number]>;

const isYoungAdult = (birthDate: string, day: string): boolean =>
  isAdultOn(birthDate, day) && ageOn(birthDate, day) < 23;

const missingIn = (member: Member, place: number, day: string): FieldError[] => {
  if (member.role === 'applicant' || member.countedInFamily === false) return [];
  if (member.relation === undefined) return [at(place, 'relation', NO_RELATION)];
  return member.relation === 'child' &&
    member.fullTimeStudy === undefined &&
    isYoungAdult(member.birthDate, day)
    ? [at(place, 'fullTimeStudy', NO_STUDY)]
    : [];
};

export const familyRules: readonly RequestRule[] = [
  rule(ExclusionsView, ({ subjects }) =>
    subjects.flatMap((subject, place) => {
      if (subject === undefined) return [];
      const { role, countedInFamily, exclusionReason } = subject;
      if (countedInFamily !== false) {
        return exclusionReason === undefined ? [] : [at(place, 'exclusionReason', NOT_EXCLUDED)];
      }
      if (role === 'applicant') return [at(place, 'countedInFamily', APPLICANT)];
      return exclusionReason === undefined ? [at(place, 'exclusionReason', NO_REASON)] : [];
    }),
  ),
  rule(CompositionView, ({ policy, acceptedOn, appliedOn, subjects }) =>
    findPolicy(policy)?.familyRule === 'rules-1931'
      ? subjects.flatMap((member, place) =>
          member === undefined ? [] : missingIn(member, place, applicationDayOf({ acceptedOn, appliedOn })),
        )
      : [],
  ),
];
