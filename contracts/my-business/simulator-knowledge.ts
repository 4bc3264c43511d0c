import * as z from 'zod';
import {
  Day,
  type KnownBy,
  type SimulatedKnowledge,
  type SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import { EARLIER } from '#contracts/protocols/simulator-variants';

const shape = z
  .strictObject({
    plan: z
      .strictObject({
        verdict: z.enum(['approved', 'rejected', 'needs-revision']),
        decidedOn: Day,
        validUntil: Day.optional(),
        score: z.int().min(0).max(100).optional(),
        remarks: z.string().optional(),
      })
      .optional(),
    training: z
      .strictObject({
        passed: z.boolean(),
        finishedOn: Day.optional(),
        certificateNumber: z.string().optional(),
      })
      .optional(),
  })
  .describe('What the «Мой бизнес» centre knows, by name. An absent plan or training: not found.');

export const knowledge: SimulatedKnowledge = {
  shape,
};

declare module '#contracts/protocols/simulator-population' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can grow by folders
  interface SimulatedPerson {
    myBusiness?: KnownBy<typeof shape> | undefined;
  }
}

/** The same person as a centre that changed its mind describes them. */
export const contradicted = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  myBusiness: {
    ...person.myBusiness,
    plan: {
      verdict: person.myBusiness?.plan?.verdict === 'approved' ? 'rejected' : 'approved',
      decidedOn: person.myBusiness?.plan?.decidedOn ?? EARLIER,
    },
    training: { passed: person.myBusiness?.training?.passed !== true },
  },
});
