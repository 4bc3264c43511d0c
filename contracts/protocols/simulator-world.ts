import type {
  AgencyName,
  BehaviourWord,
  Population,
  SimulatedKnowledge,
  SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import type { Journal, JournalEntry } from '#contracts/protocols/simulator-journal';
import { digestOfParts } from '#contracts/protocols/simulator-journal';

export type SimulatorSettings = {
  /** An answer that was taken and not acknowledged comes again after this long; 900 at СМЭВ. */
  redeliverySeconds: number;
  /** Delay of `late` answers and of the second answer of `contradicting`. */
  lateSeconds: number;
  slowSeconds: number;
  /** Whether a queue hands out answers in the order of the questions. */
  delivery: 'in-order' | 'shuffled';
  /** Answers over СМЭВ bring attachments along. */
  attachments?: true;
  /** The private key of the bus and the public key of its caller, in hexadecimal. Absent: an unsigned stand. */
  signatures?: {
    busKey: string;
    callerKey: string;
    /** Signs what an agency posts: a number below the order of P-256. Absent: callbacks are not signed. */
    callbackKey?: string;
  };
};

/** What every simulator stands on; time is an argument. */
export type SimulatorWorld = {
  nowMs: () => number;
  people: () => PeopleIndex;
  journal: Journal;
  settings: SimulatorSettings;
};

/** `path` is what follows the endpoint's address, with the query string. */
export type SimulatedCall = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
};

type WholeReply = {
  type: 'reply';
  status: number;
  headers: Record<string, string>;
  body: string;
  afterSeconds?: number;
};

export type SimulatedReply =
  | WholeReply
  /** The connection stays open without an answer. */
  | { type: 'hang' }
  /** The connection is cut. */
  | { type: 'cut' }
  /** The connection ends in the middle of the body. */
  | { type: 'half-closed'; reply: WholeReply };

/** An answer that an agency posts to its caller. */
export type DueCallback = {
  id: string;
  url: string;
  headers: Record<string, string>;
  body: string;
};

export type AgencySimulator = {
  agency: AgencyName;
  /** Handler of each endpoint, by the name used in the path `/<agency>/<endpoint>`. */
  endpoints: Record<string, (call: SimulatedCall) => SimulatedReply>;
  /** Puts back the effect of one line of the journal. */
  replay: (entry: JournalEntry) => void;
  /** Whether a poll would be given something now; absent where nobody polls. */
  holdsMessage?: () => boolean;
  /** Answers to post now; each is given once until `callbackEnded`. */
  dueCallbacks?: () => readonly DueCallback[];
  /** `taken`: the caller said 2xx. Otherwise it is due again later. */
  callbackEnded?: (id: string, taken: boolean) => void;
};

/** How a folder's `simulator.ts` begins its agency's work: `simulator`. */
export type StartSimulator = (world: SimulatorWorld) => AgencySimulator;

/** People by digest of what a question may name them with. */
export type PeopleIndex = {
  population: Population;
  find: (person: string | undefined) => SimulatedPerson | undefined;
};

export const personBySnils = (snils: string): string => digestOfParts('snils', snils);
export const personByInn = (inn: string): string => digestOfParts('inn', inn);
export const personByName = (name: SimulatedPerson['name']): string =>
  digestOfParts('name', name.family, name.given, name.patronymic ?? '');

export const indexPeople = (
  population: Population,
  knowledge: readonly SimulatedKnowledge[],
): PeopleIndex => {
  const byDigest = new Map<string, SimulatedPerson>();
  for (const person of population.people) {
    byDigest.set(personBySnils(person.snils), person);
    if (person.inn !== undefined) byDigest.set(personByInn(person.inn), person);
    for (const { digests } of knowledge) {
      for (const digest of digests?.(person) ?? []) byDigest.set(digest, person);
    }
    byDigest.set(personByName(person.name), person);
  }
  return {
    population,
    find: (person) => (person === undefined ? undefined : byDigest.get(person)),
  };
};

export const isoInstant = (ms: number): string => new Date(ms).toISOString();

/** HTTP 200 with a page where a message was due: what a proxy in maintenance says. */
export const htmlPage = (): SimulatedReply => ({
  type: 'reply',
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><html><head><title>Технические работы</title></head><body><h1>Сервис временно недоступен</h1><br></body></html>',
});

export const unavailable = (): SimulatedReply => ({
  type: 'reply',
  status: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' },
  body: 'Service Unavailable',
});

export const jsonReply = (status: number, content: unknown): SimulatedReply => ({
  type: 'reply',
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(content),
});

/** The same reply, later. */
export const delayedReply = (reply: SimulatedReply, seconds: number): SimulatedReply =>
  reply.type === 'reply' && seconds > 0 ? { ...reply, afterSeconds: seconds } : reply;

/** A reply to a question that was taken, as that behaviour lets it leave. */
export const leavingReply = (
  reply: SimulatedReply,
  behaviour: BehaviourWord | undefined,
  { slowSeconds }: SimulatorSettings,
): SimulatedReply => {
  if (behaviour === 'half-closed' && reply.type === 'reply') return { type: 'half-closed', reply };
  return delayedReply(reply, behaviour === 'slow' ? slowSeconds : 0);
};

/** What breaks off is the first reply only: a repeat learns that its question was taken. */
export const towardsRepeat = (behaviour: BehaviourWord | undefined): BehaviourWord | undefined =>
  behaviour === 'half-closed' ? 'answers' : behaviour;

/** What comes in place of taking a question, by that behaviour; `undefined`: it is taken. */
export const turnedAway = (behaviour: BehaviourWord | undefined): SimulatedReply | undefined => {
  if (behaviour === 'down') return unavailable();
  return behaviour === 'html' ? htmlPage() : undefined;
};

/** Neither XML nor JSON: cut in the middle and closed by the wrong mark. */
export const brokenBytes = (contentType: string): SimulatedReply => ({
  type: 'reply',
  status: 200,
  headers: { 'content-type': contentType },
  body: '<Envelope><Body><Ответ a=1 {"outcome": "fou',
});
