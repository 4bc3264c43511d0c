import { simulatedCallbackHeaders } from '#contracts/protocols/rest/simulator-signature';
import { agencyMode, behaviourFor } from '#contracts/protocols/simulator-behaviour';
import { digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import type {
  AgencyName,
  BehaviourWord,
  SimulatedKind,
  SimulatedPerson,
} from '#contracts/protocols/simulator-population';
import {
  type AgencySimulator,
  brokenBytes,
  type DueCallback,
  isoInstant,
  leavingReply,
  type SimulatedCall,
  type SimulatedReply,
  type SimulatorWorld,
  towardsRepeat,
  turnedAway,
} from '#contracts/protocols/simulator-world';

/** What one callback says; its words are found when it is posted. */
export type CallbackPart =
  'answer' | 'contradiction' | 'somebody-else' | 'not-found' | 'not-ready' | 'refused' | 'garbage';
type PlannedCallback = { part: CallbackPart; delaySeconds: number };
type Circumstances = { lateSeconds: number; asks: number };

const now = (part: CallbackPart): PlannedCallback => ({ part, delaySeconds: 0 });

/** Callbacks that a question brings, in order. `asks`: how often the very same was asked before. */
const callbacksFor: Record<BehaviourWord, (given: Circumstances) => PlannedCallback[]> = {
  answers: () => [now('answer')],
  slow: () => [now('answer')],
  down: () => [],
  html: () => [],
  silent: () => [],
  late: ({ lateSeconds }) => [{ part: 'answer', delaySeconds: lateSeconds }],
  'not-found': () => [now('not-found')],
  'not-ready': ({ asks }) => [now(asks === 0 ? 'not-ready' : 'answer')],
  refuses: () => [now('refused')],
  garbage: () => [now('garbage')],
  twice: () => [now('answer'), now('answer')],
  redelivered: () => [now('answer')],
  contradicting: ({ lateSeconds }) => [now('answer'), { part: 'contradiction', delaySeconds: lateSeconds }],
  'wrong-person': () => [now('somebody-else')],
  'in-work': () => [now('answer')],
  fault: () => [now('answer')],
  'half-closed': () => [now('answer')],
};

/** A question as the agency reads it. */
export type CallbackQuestion = {
  kind: SimulatedKind;
  /** Of the attempt: a repeat under it has no second effect. */
  key: string;
  /** Digest of the person who is asked about. */
  person: string;
  /** The rest of what makes two questions the same: no identifiers of people. */
  about: readonly string[];
  queryId: string;
  /** A simulator calls nobody but this machine: the agency refuses any other. */
  callbackUrl: string;
};

/** An agency that takes a question by one call and answers by calls of its own until they are taken. */
type CallbackAgency = {
  agency: AgencyName;
  /** Of what it reads and writes. */
  contentType: string;
  /** A reply in its words says why there is no question. */
  read: (call: SimulatedCall) => CallbackQuestion | SimulatedReply;
  taken: () => SimulatedReply;
  /** Another question under a key that it has had. */
  clash: () => SimulatedReply;
  /** The body of a callback, from what the agency knows at this moment. */
  body: (part: CallbackPart, question: JournalEntry, person: SimulatedPerson | undefined) => string;
};

/** Calls at one time; more would be a flood that no agency sends. */
const MAX_UNDERWAY = 32;

type Callback = {
  id: string;
  part: CallbackPart;
  question: JournalEntry;
  dueAtMs: number;
  attempts: number;
  /** How often it was taken. */
  deliveries: number;
  isUnderway: boolean;
};

/** Half a second, doubled with each try, at most half a minute. */
const backoffMs = (attempts: number): number => Math.min(500 * 2 ** attempts, 30_000);

type Calls = Required<Pick<AgencySimulator, 'replay' | 'dueCallbacks' | 'callbackEnded'>> & {
  call: AgencySimulator['endpoints'][string];
};

/** Late, repeated, contradicting and broken callbacks of any such agency, signed where the world has a key. */
export const simulatedCallbacks = (self: CallbackAgency, world: SimulatorWorld): Calls => {
  const { agency, contentType } = self;
  const questions = new Map<string, JournalEntry>();
  const asksOf = new Map<string, number>();
  const callbacks = new Map<string, Callback>();

  const put = (entry: JournalEntry): void => {
    const asks = asksOf.get(entry.digest) ?? 0;
    questions.set(entry.key, entry);
    asksOf.set(entry.digest, asks + 1);
    const { lateSeconds } = world.settings;
    const planned = callbacksFor[entry.behaviour ?? 'answers']({ lateSeconds, asks });
    for (const [index, { part, delaySeconds }] of planned.entries()) {
      const id = digestOfParts(entry.key, `${index}`).slice(0, 32);
      const dueAtMs = Date.parse(entry.at) + delaySeconds * 1000;
      const fresh = { attempts: 0, deliveries: 0, isUnderway: false };
      callbacks.set(id, { id, part, question: entry, dueAtMs, ...fresh });
    }
  };

  /** An agency that lost our word that it was taken posts the same once more. */
  const delivered = ({ at, answerId = '' }: JournalEntry): void => {
    const callback = callbacks.get(answerId);
    if (callback === undefined) return;
    callback.deliveries += 1;
    callback.dueAtMs = Date.parse(at) + world.settings.redeliverySeconds * 1000;
    const isOver = callback.question.behaviour !== 'redelivered' || callback.deliveries > 1;
    if (isOver) callbacks.delete(answerId);
  };
  const apply = (entry: JournalEntry): void => {
    if (entry.effect === 'accepted') put(entry);
    if (entry.effect === 'callback-delivered') delivered(entry);
  };
  const record = (entry: JournalEntry): void => {
    world.journal(entry);
    apply(entry);
  };

  const entryFor = ({ kind, key, person, about, queryId, callbackUrl }: CallbackQuestion): JournalEntry => {
    const people = world.people();
    return {
      at: isoInstant(world.nowMs()),
      agency,
      kind,
      effect: 'accepted',
      key,
      digest: digestOfParts(kind, person, ...about),
      queryId,
      person,
      behaviour: behaviourFor({ agency, kind }, people.population, people.find(person)),
      asked: { callbackUrl },
    };
  };

  const take = (entry: JournalEntry): SimulatedReply => {
    const earlier = questions.get(entry.key);
    if (earlier === undefined) record(entry);
    else world.journal({ ...entry, effect: 'repeated' });
    const isSame = earlier === undefined || earlier.digest === entry.digest;
    const behaviour = earlier === undefined ? entry.behaviour : towardsRepeat(entry.behaviour);
    return leavingReply(isSame ? self.taken() : self.clash(), behaviour, world.settings);
  };

  const ask = (call: SimulatedCall): SimulatedReply => {
    const read = self.read(call);
    if ('type' in read) return read;
    const entry = entryFor(read);
    return turnedAway(entry.behaviour) ?? take(entry);
  };

  /** Each attempt is signed anew. */
  const headersOf = (url: string, body: string, nonce: string): Record<string, string> => {
    const key = world.settings.signatures?.callbackKey;
    return key === undefined
      ? { 'content-type': contentType }
      : simulatedCallbackHeaders({ url, body, contentType }, { nowMs: world.nowMs(), nonce }, key);
  };

  const posted = ({ id, part, question, attempts }: Callback): DueCallback => {
    const url = question.asked?.['callbackUrl'] ?? '';
    const body = self.body(part, question, world.people().find(question.person));
    const nonce = digestOfParts(id, `${attempts}`, `${world.nowMs()}`).slice(0, 32);
    return { id, url, body, headers: headersOf(url, body, nonce) };
  };

  const isDue = (callback: Callback): boolean => !callback.isUnderway && callback.dueAtMs <= world.nowMs();

  return {
    call: (call) => {
      const mode = agencyMode(agency, world.people().population);
      if (mode === 'down') return { type: 'cut' };
      return mode === 'garbage' ? brokenBytes(contentType) : ask(call);
    },
    replay: apply,
    dueCallbacks: () => {
      if (agencyMode(agency, world.people().population) === 'down') return [];
      const underway = [...callbacks.values()].filter(({ isUnderway }) => isUnderway).length;
      const due = [...callbacks.values()].filter(isDue).slice(0, MAX_UNDERWAY - underway);
      return due.map((callback) => {
        callback.isUnderway = true;
        return posted(callback);
      });
    },
    callbackEnded: (id, taken) => {
      const callback = callbacks.get(id);
      if (callback === undefined) return;
      callback.isUnderway = false;
      callback.dueAtMs = world.nowMs() + backoffMs(callback.attempts);
      callback.attempts += 1;
      if (!taken) return;
      const { kind, key, digest, queryId } = callback.question;
      record({
        at: isoInstant(world.nowMs()),
        agency,
        kind,
        key,
        digest,
        effect: 'callback-delivered',
        answerId: id,
        ...(queryId === undefined ? {} : { queryId }),
      });
    },
  };
};
