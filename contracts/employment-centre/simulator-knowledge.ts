import * as z from 'zod';
import {
  Day,
  type KnownBy,
  Month,
  Roubles,
  type SimulatedKnowledge,
  type SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import { EARLIER, raisedRows } from '#contracts/protocols/simulator-variants';

const shape = z
  .strictObject({
    registration: z
      .array(
        z.strictObject({
          status: z.enum(['unemployed', 'job-seeker']),
          from: Day.optional(),
          until: Day.optional(),
        }),
      )
      .optional(),
    benefits: z.array(z.strictObject({ month: Month, amount: Roubles })).optional(),
    selfEmploymentPayments: z
      .array(
        z.strictObject({ paidOn: Day, purpose: z.enum(['self-employment', 'extra-jobs']), amount: Roubles }),
      )
      .optional(),
  })
  .describe(
    'What the employment centre knows, by СНИЛС. Absent: it does not know the person. Present: known, and an absent list is an empty one.',
  );

export const knowledge: SimulatedKnowledge = {
  shape,
};

declare module '#contracts/protocols/simulator-population' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can grow by folders
  interface SimulatedPerson {
    employmentCentre?: KnownBy<typeof shape> | undefined;
  }
}

/** The same person as a centre that changed its mind describes them. */
export const contradicted = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  employmentCentre: {
    ...person.employmentCentre,
    registration: [
      ...(person.employmentCentre?.registration ?? []),
      { status: 'unemployed', from: EARLIER, until: '2020-03-31' },
    ],
    benefits: [...raisedRows(person.employmentCentre?.benefits), { month: '2020-02', amount: '1000.00' }],
    selfEmploymentPayments: [
      ...raisedRows(person.employmentCentre?.selfEmploymentPayments),
      { paidOn: '2024-06-03', purpose: 'self-employment', amount: '58800.00' },
    ],
  },
});
