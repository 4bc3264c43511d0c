import * as z from 'zod';
import {
  BehaviourWord,
  knowledgeKeyOf,
  personShape,
  type Population,
  type SimulatedKnowledge,
} from '#contracts/protocols/simulator-population';
import { agencies } from '#contracts/registry';

const KnowledgeModule = z.object({
  knowledge: z.custom<SimulatedKnowledge>(
    (value) => z.looseObject({ shape: z.instanceof(z.ZodObject) }).safeParse(value).success,
  ),
});

const knowledgeOf = async (agency: string): Promise<SimulatedKnowledge> => {
  const module: unknown = await import(`#contracts/${agency}/simulator-knowledge`);
  return KnowledgeModule.parse(module).knowledge;
};

/** Agency → what a population file may say that it knows, found in its folder. */
export const agencyKnowledge: ReadonlyMap<string, SimulatedKnowledge> = new Map(
  await Promise.all(agencies.map(async ({ id }) => [id, await knowledgeOf(id)] as const)),
);

const kinds = agencies.flatMap(({ informationTypes }) => informationTypes.map(({ kind }) => kind));
const Behaviour = z
  .union([BehaviourWord, z.partialRecord(z.enum(kinds), BehaviourWord)])
  .describe('One word for every kind of question, or a word for each kind that needs one.')
  .optional();

const agenciesShape = Object.fromEntries(
  agencies.map(({ id }) => [id, z.strictObject({ behaviour: Behaviour }).optional()]),
);
const knownShape = Object.fromEntries(
  [...agencyKnowledge].map(([id, { shape }]) => [
    knowledgeKeyOf(id),
    shape.extend({ behaviour: Behaviour }).optional(),
  ]),
);

/** The shape of a population file, with a part for every agency of the registry; its schema documents it for others. */
export const populationObject = z
  .strictObject({
    people: z.array(z.strictObject({ ...personShape, ...knownShape })),
    agencies: z
      .strictObject(agenciesShape)
      .describe(
        'Behaviour of a whole agency. `down`, `silent`, `garbage` and `slow` win over the words of people; any other word is the default for people without one of their own.',
      )
      .optional(),
  })
  .meta({
    title: 'Population file of the simulated agencies',
    description:
      'Invented people and what each agency knows about them. Whoever is not listed is "not found" everywhere. Given to `npm start -- --population FILE`; never used outside the local stack and tests.',
  });

/** An unknown field is reported at its own place. */
const placesOf = (issue: z.core.$ZodIssue): z.core.$ZodIssue['path'][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

/** A population file. */
export const PopulationShape = z.custom<Population>().superRefine((value, context) => {
  for (const issue of populationObject.safeParse(value).error?.issues ?? []) {
    for (const path of placesOf(issue)) {
      context.addIssue({ code: 'custom', path: [...path], message: issue.message });
    }
  }
});
