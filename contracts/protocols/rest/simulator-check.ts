import type * as z from 'zod';
import { agencyMode, behaviourFor } from '#contracts/protocols/simulator-behaviour';
import { digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import type {
  AgencyName,
  BehaviourWord,
  SimulatedKind,
  SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import {
  brokenBytes,
  delayedReply,
  htmlPage,
  isoInstant,
  jsonReply,
  leavingReply,
  type SimulatedCall,
  type SimulatedReply,
  type SimulatorWorld,
  unavailable,
} from '#contracts/protocols/simulator-world';

/** What was asked about whom. */
export type Asked<Request> = { request: Request; person: SimulatedPerson | undefined; nowMs: number };

/** A check that answers at once: JSON in, JSON out. */
export type SimulatedCheck<Request> = {
  agency: AgencyName;
  kind: SimulatedKind;
  path: string;
  request: z.ZodType<Request>;
  /** Digest of the person who is asked about. */
  personIn: (request: Request) => string;
  /** The rest of the question: what makes two of them the same. */
  asked: (request: Request) => readonly string[];
  isRight: (request: Request) => boolean;
  wrong: () => SimulatedReply;
  answer: (asked: Asked<Request>) => SimulatedReply;
  /** What it says once it has changed its mind. */
  contradicted: (asked: Asked<Request>) => SimulatedReply;
  aboutSomebodyElse: (asked: Asked<Request>) => SimulatedReply;
  notFound: (asked: Asked<Request>) => SimulatedReply;
  notReady: () => SimulatedReply;
  refused: () => SimulatedReply;
};

/** `asks`: how often the very same was asked before. */
type Turn = { asks: number; settings: SimulatorWorld['settings'] };
type Reply = <Request>(check: SimulatedCheck<Request>, asked: Asked<Request>, turn: Turn) => SimulatedReply;

const plainly: Reply = (check, asked) => check.answer(asked);

/** What cannot be said in one reply (a second message, a note, a fault behind it) is the answer itself. */
const replies: Record<BehaviourWord, Reply> = {
  answers: plainly,
  twice: plainly,
  redelivered: plainly,
  'in-work': plainly,
  fault: plainly,
  late: (check, asked, { settings }) => delayedReply(check.answer(asked), settings.lateSeconds),
  slow: (check, asked, { settings }) => leavingReply(check.answer(asked), 'slow', settings),
  'half-closed': (check, asked, { asks, settings }) =>
    leavingReply(check.answer(asked), asks === 0 ? 'half-closed' : 'answers', settings),
  'not-found': (check, asked) => check.notFound(asked),
  'not-ready': (check, asked, { asks }) => (asks === 0 ? check.notReady() : check.answer(asked)),
  refuses: (check) => check.refused(),
  contradicting: (check, asked, { asks }) => (asks === 0 ? check.answer(asked) : check.contradicted(asked)),
  'wrong-person': (check, asked) => check.aboutSomebodyElse(asked),
  silent: () => ({ type: 'hang' }),
  down: unavailable,
  garbage: () => brokenBytes('application/json'),
  html: htmlPage,
};
const leavesNoTrace: ReadonlySet<BehaviourWord> = new Set(['down', 'garbage', 'html']);

export const simulatedCheck = <Request>(check: SimulatedCheck<Request>, world: SimulatorWorld) => {
  const { agency, kind } = check;
  const asksOf = new Map<string, number>();

  const apply = ({ digest }: JournalEntry): void => {
    asksOf.set(digest, (asksOf.get(digest) ?? 0) + 1);
  };

  const note = (person: string, digest: string, behaviour: BehaviourWord): number => {
    const asks = asksOf.get(digest) ?? 0;
    const entry: JournalEntry = {
      at: isoInstant(world.nowMs()),
      agency,
      kind,
      effect: asks === 0 ? 'accepted' : 'repeated',
      key: digest,
      digest,
      person,
      behaviour,
    };
    world.journal(entry);
    apply(entry);
    return asks;
  };

  const ask = (request: Request): SimulatedReply => {
    const people = world.people();
    const digest = check.personIn(request);
    const person = people.find(digest);
    const word = behaviourFor({ agency, kind }, people.population, person);
    const asks = leavesNoTrace.has(word)
      ? 0
      : note(digest, digestOfParts(kind, digest, ...check.asked(request)), word);
    const asked = { request, person, nowMs: world.nowMs() };
    return replies[word](check, asked, { asks, settings: world.settings });
  };

  return {
    replay: apply,
    call: (call: SimulatedCall): SimulatedReply => {
      if (agencyMode(agency, world.people().population) === 'down') return { type: 'cut' };
      if (call.method !== 'POST' || call.path !== check.path) return jsonReply(404, { code: 'not.found' });
      const request = readSimulatedJson(call.body, check.request);
      return request === undefined || !check.isRight(request) ? check.wrong() : ask(request);
    },
  };
};
