import * as z from 'zod';
import {
  Day,
  type KnownBy,
  Roubles,
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
    supports: z
      .array(
        z.strictObject({
          form: z.enum(['financial', 'property', 'advice', 'training', 'other']),
          grantedOn: Day,
          until: Day.optional(),
          amount: Roubles,
          givenBy: z.string().min(1).max(300),
        }),
      )
      .describe('Support of a business received before. Empty: none.')
      .optional(),
  })
  .describe(
    'What the «Мой бизнес» centre knows, by name; of earlier support by ИНН. An absent plan, training or support: not found.',
  );

export const knowledge: SimulatedKnowledge = {
  shape,
};

declare module '#contracts/protocols/simulator-population' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can grow by folders
  interface SimulatedPerson {
    myBusiness?: KnownBy<typeof shape> | undefined;
  }
}

const OTHER_SUPPORT = {
  form: 'financial',
  grantedOn: EARLIER,
  amount: '100000.00',
  givenBy: 'Фонд «Прежнее дело»',
} as const;

const oneMore = ({ myBusiness }: SimulatedPerson) => [...(myBusiness?.supports ?? []), OTHER_SUPPORT];

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
    supports: oneMore(person),
  },
});
