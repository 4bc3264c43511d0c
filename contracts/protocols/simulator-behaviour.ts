import * as z from 'zod';
import {
  type AgencyName,
  Behaviour,
  type BehaviourWord,
  knowledgeKeyOf,
  type Population,
  type SimulatedKind,
  type SimulatedPerson,
} from '#contracts/protocols/simulator-population';

const Behaving = z.looseObject({ behaviour: Behaviour.optional() });

const wordOf = (behaviour: Behaviour | undefined, kind: SimulatedKind): BehaviourWord | undefined =>
  typeof behaviour === 'string' ? behaviour : behaviour?.[kind];

const behaviourAt = (agency: AgencyName, person: SimulatedPerson | undefined): Behaviour | undefined => {
  const known: unknown = Reflect.get(person ?? {}, knowledgeKeyOf(agency));
  return Behaving.safeParse(known).data?.behaviour;
};

/** A whole agency in trouble is in trouble for everybody. */
const winsOverPeople: ReadonlySet<BehaviourWord> = new Set(['down', 'silent', 'garbage', 'slow']);

/** Which word holds: the agency's trouble, else the person's word, else the agency's default, else `answers`. */
export const behaviourFor = (
  question: { agency: AgencyName; kind: SimulatedKind },
  population: Population,
  person: SimulatedPerson | undefined,
): BehaviourWord => {
  const general = wordOf(population.agencies?.[question.agency]?.behaviour, question.kind);
  if (general !== undefined && winsOverPeople.has(general)) return general;
  return wordOf(behaviourAt(question.agency, person), question.kind) ?? general ?? 'answers';
};

/** The word for calls that are about nobody, such as taking an answer from a queue. */
export const agencyMode = (agency: AgencyName, population: Population): BehaviourWord => {
  const behaviour = population.agencies?.[agency]?.behaviour;
  return typeof behaviour === 'string' ? behaviour : 'answers';
};
