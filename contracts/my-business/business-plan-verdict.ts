import * as z from 'zod';
import { Applicant, centreInformationType } from '#contracts/my-business/centre-call';
import { IsoDay } from '#schemas/time';

const Done = z.looseObject({
  applicant: Applicant.optional(),
  verdict: z.enum(['approved', 'rejected', 'needs-revision']),
  decidedOn: IsoDay,
  validUntil: IsoDay.optional(),
  score: z.int().min(0).max(100).optional(),
  remarks: z.string().max(4000).optional(),
});

/** The centre's verdict on the business plan that the applicant names. */
export const businessPlanVerdict = centreInformationType({
  kind: 'business-plan-verdict',
  title: { ru: 'Заключение о бизнес-плане', en: 'Verdict on the business plan' },
  type: 'plan-verdict',
  requires: [],
  done: Done,
  factsOf: ({ verdict, decidedOn, validUntil, score, remarks }, person) => ({
    kind: 'business-plan-verdict',
    ...person,
    verdict,
    decidedOn,
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(score === undefined ? {} : { score }),
    ...(remarks === undefined ? {} : { remarks }),
  }),
});
