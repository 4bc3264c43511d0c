import * as z from 'zod';
import { Applicant, centreInformationType } from '#contracts/my-business/centre-call';
import { IsoDay } from '#schemas/time';

const Done = z.looseObject({
  applicant: Applicant.optional(),
  passed: z.boolean(),
  finishedOn: IsoDay.optional(),
  certificateNumber: z.string().min(1).max(100).optional(),
});

/** Whether the applicant passed the centre's training in entrepreneurship. */
export const businessTraining = centreInformationType({
  kind: 'business-training',
  title: { ru: 'Обучение предпринимательству', en: 'Training in entrepreneurship' },
  type: 'training',
  requires: [],
  done: Done,
  factsOf: ({ passed, finishedOn, certificateNumber }, person) => ({
    kind: 'business-training',
    ...person,
    passed,
    ...(finishedOn === undefined ? {} : { finishedOn }),
    ...(certificateNumber === undefined ? {} : { certificateNumber }),
  }),
});
