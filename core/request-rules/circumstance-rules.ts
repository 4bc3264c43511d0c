import { isAdultOn } from '#core/time/day';
import { countsInFamily } from '#core/income/family';
import type { PolicyPack } from '#core/policies/policy-pack';
import { findPolicy } from '#core/policies/registry';
import { applicationDayOf } from '#core/time/reference-days';
import { type RequestRule, repeatedPlaces, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { type FieldError, pointerOf } from '#schemas/problem';
import { CircumstancesView, RecipientCategoryView } from '#schemas/request-view';

const NO_CATEGORY = says(
  'такой категории получателей в правилах региона нет',
  'the rules of this region have no such category of recipients',
);
const OTHER_FAMILY = says(
  'состав семьи не подходит под категорию получателей',
  'the composition of the family does not fit the category of recipients',
);
const NO_CIRCUMSTANCE = says(
  'такого обстоятельства в правилах региона нет',
  'the rules of this region have no such circumstance',
);
const NOBODY = says('лица с таким кодом в заявлении нет', 'no subject of the request has this id');
const TWICE = says('это обстоятельство уже названо', 'this circumstance is already named');

const categoryError = ({ subjects, ...view }: RecipientCategoryView, pack: PolicyPack): FieldError[] => {
  const pointer = '/recipientCategory';
  const category = pack.recipientCategories?.find(({ code }) => code === view.recipientCategory);
  if (category === undefined) return [{ pointer, detail: NO_CATEGORY }];
  const day = applicationDayOf(view);
  const members = subjects.filter((subject) => countsInFamily(subject, pack, day));
  const children = members.filter(({ birthDate }) => !isAdultOn(birthDate, day)).length;
  const fits =
    members.length >= category.members.atLeast &&
    members.length <= (category.members.atMost ?? members.length) &&
    children >= category.childrenAtLeast;
  return fits ? [] : [{ pointer, detail: OTHER_FAMILY }];
};

/** Categories and circumstances are data of the region; what is not in its list is a wrong field. */
export const circumstanceRules: readonly RequestRule[] = [
  rule(RecipientCategoryView, (view) => {
    const pack = findPolicy(view.policy);
    return pack === undefined ? [] : categoryError(view, pack);
  }),
  rule(CircumstancesView, ({ policy, subjects, circumstances }) => {
    const known = findPolicy(policy)?.objectiveCircumstances ?? [];
    const ids = new Set(subjects.map(({ subjectId }) => subjectId));
    const at = (index: number, field: string, detail: string): FieldError => ({
      pointer: pointerOf(['circumstances', index, field]),
      detail,
    });
    return [
      ...circumstances.flatMap((one, index) => {
        if (one === undefined) return [];
        return [
          ...(known.some(({ code }) => code === one.code) ? [] : [at(index, 'code', NO_CIRCUMSTANCE)]),
          ...(ids.has(one.subjectId) ? [] : [at(index, 'subjectId', NOBODY)]),
        ];
      }),
      ...repeatedPlaces(
        circumstances.map((one) => (one === undefined ? undefined : `${one.subjectId}/${one.code}`)),
        (index) => ['circumstances', index, 'code'],
      ).map((path) => ({ pointer: pointerOf(path), detail: TWICE })),
    ];
  }),
];
