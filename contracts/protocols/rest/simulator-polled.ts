import type * as z from 'zod';
import { agencyMode, behaviourFor } from '#contracts/protocols/simulator-behaviour';
import { digestOfFields, digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import type {
  AgencyName,
  BehaviourWord,
  SimulatedKind,
  SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import { somebodyElse } from '#contracts/protocols/simulator-variants';
import {
  type AgencySimulator,
  brokenBytes,
  isoInstant,
  leavingReply,
  type SimulatedCall,
  type SimulatedReply,
  type SimulatorWorld,
  towardsRepeat,
  turnedAway,
} from '#contracts/protocols/simulator-world';

/** What there is to say; `known` may still end in "not found" where the register has no record. */
export type PolledOutcome =
  | { type: 'known'; person: SimulatedPerson }
  | { type: 'not-found' }
  | { type: 'not-ready' }
  | { type: 'refused' }
  /** Taken, and nothing to say yet. */
  | { type: 'under-way' };

/** A question that is taken under a number of the agency's own and asked about until it is answered: JSON in, JSON out. */
export type PolledService<Request> = {
  agency: AgencyName;
  kind: SimulatedKind;
  /** Takes questions; `<path>/<number>` says what became of one. */
  path: string;
  request: z.ZodType<Request>;
  /** Digest of the person who is asked about, and the rest of the question: no identifiers of people. */
  read: (request: Request) => { person: string; fields: Record<string, string> };
  answer: (fields: Readonly<Record<string, string>>, outcome: PolledOutcome) => SimulatedReply;
  /** It cannot read the question, or has none under that number. */
  wrong: () => SimulatedReply;
  unknownNumber: () => SimulatedReply;
  contradicted: (person: SimulatedPerson) => SimulatedPerson;
};

/** Where a question stands: how often the very same was asked before it, how long ago, and the how manieth look this is. */
type Stand = { asks: number; seconds: number; looks: number; lateSeconds: number };
type Says =
  'answer' | 'contradiction' | 'somebody-else' | 'garbage' | Exclude<PolledOutcome['type'], 'known'>;

/** What cannot be said to a caller who asks itself (a second message, a fault behind it) is the answer. */
const SAYS: Readonly<Record<BehaviourWord, (stand: Stand) => Says>> = {
  answers: () => 'answer',
  slow: () => 'answer',
  twice: () => 'answer',
  redelivered: () => 'answer',
  fault: () => 'answer',
  'half-closed': () => 'answer',
  down: () => 'under-way',
  html: () => 'under-way',
  silent: () => 'under-way',
  'in-work': ({ looks }) => (looks < 2 ? 'under-way' : 'answer'),
  late: ({ seconds, lateSeconds }) => (seconds < lateSeconds ? 'under-way' : 'answer'),
  contradicting: ({ seconds, lateSeconds }) => (seconds < lateSeconds ? 'answer' : 'contradiction'),
  'not-found': () => 'not-found',
  'not-ready': ({ asks }) => (asks === 0 ? 'not-ready' : 'answer'),
  refuses: () => 'refused',
  garbage: () => 'garbage',
  'wrong-person': () => 'somebody-else',
};

type Taken = { entry: JournalEntry; asks: number; looks: number };

/** The questions of one kind at an agency that is polled. */
export const simulatedPolled = <Request>(service: PolledService<Request>, world: SimulatorWorld) => {
  const { agency, kind, path } = service;
  const byKey = new Map<string, Taken>();
  const byNumber = new Map<string, Taken>();
  const asksOf = new Map<string, number>();

  const numberOf = ({ key, digest }: JournalEntry): string => digestOfParts(key, digest).slice(0, 20);

  const apply = (entry: JournalEntry): void => {
    if (entry.effect !== 'accepted') return;
    const asks = asksOf.get(entry.digest) ?? 0;
    const taken = { entry, asks, looks: 0 };
    asksOf.set(entry.digest, asks + 1);
    byKey.set(entry.key, taken);
    byNumber.set(numberOf(entry), taken);
  };

  const entryFor = (key: string, request: Request): JournalEntry => {
    const { person, fields } = service.read(request);
    const people = world.people();
    return {
      at: isoInstant(world.nowMs()),
      agency,
      kind,
      effect: 'accepted',
      key,
      digest: digestOfParts(kind, person, digestOfFields(fields)),
      person,
      asked: fields,
      behaviour: behaviourFor({ agency, kind }, people.population, people.find(person)),
    };
  };

  const take = (entry: JournalEntry): SimulatedReply => {
    const earlier = byKey.get(entry.key);
    world.journal(earlier === undefined ? entry : { ...entry, effect: 'repeated' });
    if (earlier === undefined) apply(entry);
    if (earlier !== undefined && earlier.entry.digest !== entry.digest) return service.wrong();
    const reply: SimulatedReply = {
      type: 'reply',
      status: 202,
      headers: { location: `${path}/${numberOf(entry)}` },
      body: '',
    };
    const behaviour = earlier === undefined ? entry.behaviour : towardsRepeat(entry.behaviour);
    return leavingReply(reply, behaviour, world.settings);
  };

  const ask = (call: SimulatedCall): SimulatedReply => {
    const key = call.headers['idempotency-key'] ?? '';
    const request = readSimulatedJson(call.body, service.request);
    if (request === undefined || key === '' || key.length > 64) return service.wrong();
    const entry = entryFor(key, request);
    return turnedAway(entry.behaviour) ?? take(entry);
  };

  const outcomeOf = (says: Exclude<Says, 'garbage'>, person: SimulatedPerson | undefined): PolledOutcome => {
    if (says === 'not-found' || says === 'not-ready' || says === 'refused' || says === 'under-way') {
      return { type: says };
    }
    if (person === undefined) return { type: 'not-found' };
    if (says === 'contradiction') return { type: 'known', person: service.contradicted(person) };
    return { type: 'known', person: says === 'answer' ? person : somebodyElse(person) };
  };

  const look = (taken: Taken): SimulatedReply => {
    const { entry, asks, looks } = taken;
    const { lateSeconds } = world.settings;
    const seconds = (world.nowMs() - Date.parse(entry.at)) / 1000;
    const says = SAYS[entry.behaviour ?? 'answers']({ asks, looks, seconds, lateSeconds });
    taken.looks += 1;
    if (says === 'garbage') return brokenBytes('application/json');
    const outcome = outcomeOf(says, world.people().find(entry.person));
    if (says !== 'under-way') {
      world.journal({
        ...entry,
        at: isoInstant(world.nowMs()),
        effect: 'answered',
        answerId: numberOf(entry),
      });
    }
    return leavingReply(
      service.answer(entry.asked ?? {}, outcome),
      entry.behaviour === 'slow' ? 'slow' : 'answers',
      world.settings,
    );
  };

  const call: AgencySimulator['endpoints'][string] = (given) => {
    const mode = agencyMode(agency, world.people().population);
    if (mode === 'down') return { type: 'cut' };
    if (mode === 'garbage') return brokenBytes('application/json');
    if (given.method === 'POST' && given.path === path) return ask(given);
    const number = given.path.startsWith(`${path}/`) ? given.path.slice(path.length + 1) : undefined;
    const taken = given.method === 'GET' && number !== undefined ? byNumber.get(number) : undefined;
    return taken === undefined ? service.unknownNumber() : look(taken);
  };

  return { replay: apply, call };
};
