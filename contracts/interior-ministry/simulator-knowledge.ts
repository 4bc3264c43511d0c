import * as z from 'zod';
import { digestOfParts } from '#contracts/protocols/simulator-journal';
import {
  Day,
  type KnownBy,
  type SimulatedKnowledge,
  type SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import { EARLIER } from '#contracts/protocols/simulator-variants';

const shape = z
  .strictObject({
    passports: z.array(
      z.strictObject({
        series: z.string().regex(/^\d{4}$/),
        number: z.string().regex(/^\d{6}$/),
        issuedOn: Day,
        invalid: z
          .strictObject({ reason: z.string().regex(/^60[1-79]$/), since: Day })
          .describe('Absent: the passport is valid.')
          .optional(),
      }),
    ),
  })
  .describe('What the ministry of the interior knows, by series and number of any passport of the person.');

export const personByPassport = (series: string, number: string): string =>
  digestOfParts('passport', series, number);

export const knowledge: SimulatedKnowledge = {
  shape,
  digests: ({ interiorMinistry }: SimulatedPerson) =>
    (interiorMinistry?.passports ?? []).map(({ series, number }) => personByPassport(series, number)),
};

declare module '#contracts/protocols/simulator-population' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can grow by folders
  interface SimulatedPerson {
    interiorMinistry?: KnownBy<typeof shape> | undefined;
  }
}

/** The same person as a ministry that changed its mind describes them. */
export const contradicted = (person: SimulatedPerson): SimulatedPerson => ({
  ...person,
  interiorMinistry: {
    ...person.interiorMinistry,
    passports: (person.interiorMinistry?.passports ?? []).map(({ invalid, ...passport }) => ({
      ...passport,
      ...(invalid === undefined ? { invalid: { reason: '602', since: EARLIER } } : {}),
    })),
  },
});
