import * as z from 'zod';
import {
  type KnownBy,
  Month,
  Roubles,
  type SimulatedKnowledge,
  type SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import { raisedRows } from '#contracts/protocols/simulator-variants';

const shape = z
  .strictObject({
    payments: z
      .array(
        z.strictObject({
          month: Month,
          type: z.enum(['state-pension', 'monthly-cash-payment', 'benefit']),
          amount: Roubles,
        }),
      )
      .optional(),
  })
  .describe(
    'What the Social Fund knows, by СНИЛС. Absent: not found. Present: known, and an absent list is an empty one.',
  );

export const knowledge: SimulatedKnowledge = { shape };

declare module '#contracts/protocols/simulator-population' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can grow by folders
  interface SimulatedPerson {
    socialFund?: KnownBy<typeof shape> | undefined;
  }
}

/** The same person as a fund that changed its mind describes them. */
export const contradicted = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  socialFund: {
    ...person.socialFund,
    payments: [
      ...raisedRows(person.socialFund?.payments),
      { month: '2026-08', type: 'state-pension', amount: '1000.00' },
    ],
  },
});
