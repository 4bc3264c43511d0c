import { policies } from '#core/policies/registry';
import { applicationDayOf } from '#core/time/reference-days';
import { type RequestRule, rule } from '#core/request-rules/rule';
import { says } from '#schemas/bilingual';
import { ApplicationDayView } from '#schemas/request-view';

const NOT_IN_FORCE = says(
  'на день обращения действовала другая редакция правил (п. 1.1)',
  'another edition of the rules was in force on the day of application (clause 1.1)',
);

/** The latest edition that is not younger than the day of application is the one in force (clause 1.1). */
export const editionRules: readonly RequestRule[] = [
  rule(ApplicationDayView, ({ policy, acceptedOn, appliedOn }) => {
    const editions = policies.map(({ reference }) => reference).filter(({ id }) => id === policy.id);
    if (!editions.some(({ edition }) => edition === policy.edition)) return [];
    const day = applicationDayOf({ acceptedOn, appliedOn });
    const inForce = editions.map(({ edition }) => edition).filter((edition) => edition <= day);
    return inForce.toSorted().at(-1) === policy.edition
      ? []
      : [{ pointer: '/policy/edition', detail: NOT_IN_FORCE }];
  }),
];
