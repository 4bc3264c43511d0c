import * as z from 'zod';
import { Applicant, centreInformationType } from '#contracts/my-business/centre-call';
import { kopecksOf } from '#contracts/wire/values';
import { IsoDay } from '#schemas/time';

const Support = z.looseObject({
  form: z.enum(['financial', 'property', 'advice', 'training', 'other']),
  grantedOn: IsoDay,
  until: IsoDay.optional(),
  amount: z.string(),
  givenBy: z.string().min(1).max(300),
});

const Done = z.looseObject({
  applicant: Applicant.optional(),
  supports: z.array(Support).max(200),
});

/** Support of a business that the centre, or the register of those who received it (209-ФЗ art. 8), knows of. */
export const businessPriorSupport = centreInformationType({
  kind: 'business-prior-support',
  title: { ru: 'Поддержка бизнеса, полученная раньше', en: 'Support of a business received before' },
  type: 'prior-support',
  requires: ['inn'],
  done: Done,
  factsOf: ({ supports }, person) => ({
    kind: 'business-prior-support',
    ...person,
    received: supports.map(({ form, grantedOn, until, amount, givenBy }, index) => ({
      form,
      grantedOn,
      ...(until === undefined ? {} : { until }),
      amount: kopecksOf({ path: `/supports/${index}/amount`, text: amount }),
      givenBy,
    })),
  }),
});
