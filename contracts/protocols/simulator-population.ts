import * as z from 'zod';

/*
 * The people that the simulated agencies know: one file for all of them. What an agency may know about a person, its own
 * folder says (`simulator-knowledge.ts`); `infra/local/agencies/population-shape.ts` puts the file's shape together. Simulators share no
 * type with the adapters, so that neither can check itself.
 */

export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'day' });
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Roubles with two decimals as text: `45500.00`. */
export const Roubles = z.string().regex(/^\d{1,13}\.\d{2}$/);

/** How an agency treats a question. The default is `answers`. */
export const BehaviourWord = z
  .enum([
    /** At once. */
    'answers',
    /** The same after `lateSeconds`. */
    'late',
    /** As if the person were unknown. */
    'not-found',
    /** First "not ready", then the answer; where the contract has no such outcome: the answer. */
    'not-ready',
    /** The agency will not answer this. */
    'refuses',
    /** HTTP 503; for a whole agency the connection is cut. */
    'down',
    /** Bytes that break the contract. */
    'garbage',
    /** HTTP 200 with a page for people. */
    'html',
    /** The same answer two times. */
    'twice',
    /** The first acknowledgement of each message is lost: the very same message comes again after `redeliverySeconds`. */
    'redelivered',
    /** A second, different answer after `lateSeconds`. */
    'contradicting',
    /** Takes the question and never answers. */
    'silent',
    /** The answer is about somebody else. */
    'wrong-person',
    /** Every reply takes `slowSeconds`. */
    'slow',
    /** Notes "in work" come before the answer; where the contract has none: the answer. */
    'in-work',
    /** Takes the question and answers by a fault; where the contract has none: the answer. */
    'fault',
    /** Takes the question, and its first reply breaks off in the middle: the outcome is unknown, a repeat is recognised. */
    'half-closed',
  ])
  .meta({
    id: 'word',
    description:
      'How the agency treats a question: `answers` at once (default) · `late`: after some seconds · `not-found` · `not-ready`: first "not ready", and the answer when asked again (after hours; on the local stack after seconds) · `refuses` · `down`: HTTP 503 (a whole agency: the connection is cut) · `garbage`: bytes that break the contract · `html`: HTTP 200 with a page for people · `twice`: the same answer two times · `redelivered`: its first acknowledgement is lost, the same message comes again (СМЭВ: after 15 minutes) · `contradicting`: a second, different answer some seconds later · `silent`: takes the question, never answers · `wrong-person`: the answer is about somebody else · `slow`: replies after some seconds · `in-work`: notes "in work" before the answer · `fault`: takes the question, answers by a fault · `half-closed`: takes the question, its first reply breaks off in the middle.',
  });
export type BehaviourWord = z.infer<typeof BehaviourWord>;

/** A kind of question, by its name in the registry. */
export const SimulatedKind = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/);
export type SimulatedKind = z.infer<typeof SimulatedKind>;

/** Id of an agency: the name of its folder. */
export const AgencyName = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/);
export type AgencyName = z.infer<typeof AgencyName>;

/** One word for every kind, or a word for each kind that needs one. */
export const Behaviour = z.union([BehaviourWord, z.record(SimulatedKind, BehaviourWord)]);
export type Behaviour = z.infer<typeof Behaviour>;
type Behaving = { behaviour?: Behaviour | undefined };

/** What an agency of that shape may hold about a person, and how it behaves about them. */
export type KnownBy<Shape extends z.ZodObject> = z.infer<Shape> & Behaving;

/** What a population file may say that an agency knows. */
export type SimulatedKnowledge = {
  /** Strict; without `behaviour`, which every agency has. */
  shape: z.ZodObject;
  /** Digests of further numbers by which the agency finds the person, beside СНИЛС, ИНН and name. */
  digests?: (person: SimulatedPerson) => readonly string[];
};

/** Under which key a person of the file carries what an agency knows: its id in camel case. */
export const knowledgeKeyOf = (agency: AgencyName): string =>
  agency.replaceAll(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

export const personShape = {
  snils: z.string().regex(/^\d{11}$/),
  inn: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  name: z.strictObject({
    family: z.string().min(1),
    given: z.string().min(1),
    patronymic: z.string().min(1).optional(),
  }),
  birthDate: Day,
};
type Person = z.infer<z.ZodObject<typeof personShape>>;

/** Each agency's folder adds what the agency knows about the person, under the id in camel case. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can grow by folders
export interface SimulatedPerson extends Omit<Person, 'birthDate'> {
  birthDate: string;
}

export type Population = {
  people: SimulatedPerson[];
  agencies?: Partial<Record<AgencyName, Behaving>> | undefined;
};
