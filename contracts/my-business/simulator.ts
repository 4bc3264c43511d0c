import * as z from 'zod';
import { callbackBody, type CallbackPart, callbacksFor } from '#contracts/my-business/simulator-answers';
import { agencyMode, behaviourFor } from '#contracts/protocols/simulator-behaviour';
import { digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import { simulatedCallbackHeaders } from '#contracts/protocols/rest/simulator-signature';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import {
  brokenBytes,
  type DueCallback,
  htmlPage,
  isoInstant,
  jsonReply,
  leavingReply,
  personByInn,
  personByName,
  type SimulatedCall,
  type SimulatedReply,
  type StartSimulator,
  unavailable,
} from '#contracts/protocols/simulator-world';

const NamePart = z.string().min(1).max(100);
const CentreRequest = z
  .strictObject({
    requestId: z.string().min(1).max(64),
    type: z.enum(['plan-verdict', 'training', 'prior-support']),
    caseNumber: z.string().max(64),
    applicant: z.strictObject({ family: NamePart, given: NamePart, patronymic: NamePart.optional() }),
    planReference: z.string().min(1).max(60).optional(),
    inn: z
      .string()
      .regex(/^(?!00)\d{12}$/)
      .optional(),
    /** A simulator calls nobody but this machine. */
    callbackUrl: z.url().regex(/^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\//),
    test: z.boolean(),
  })
  // By number where the register is asked, by name alone in all else.
  .refine(({ type, inn }) => (type === 'prior-support') === (inn !== undefined));
type CentreRequest = z.infer<typeof CentreRequest>;
const KINDS = {
  'plan-verdict': 'business-plan-verdict',
  training: 'business-training',
  'prior-support': 'business-prior-support',
} as const;
/** Calls at one time; more would be a flood that no centre sends. */
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

/** «Мой бизнес»: takes a question, answers by a call to `callbackUrl` until it is taken. */
export const simulator: StartSimulator = (world) => {
  const questions = new Map<string, JournalEntry>();
  const asksOf = new Map<string, number>();
  const callbacks = new Map<string, Callback>();

  const put = (entry: JournalEntry): void => {
    const asks = asksOf.get(entry.digest) ?? 0;
    questions.set(entry.key, entry);
    asksOf.set(entry.digest, asks + 1);
    const planned = callbacksFor[entry.behaviour ?? 'answers']({
      lateSeconds: world.settings.lateSeconds,
      asks,
    });
    planned.forEach(({ part, delaySeconds }, index) => {
      const id = digestOfParts(entry.key, `${index}`).slice(0, 32);
      const dueAtMs = Date.parse(entry.at) + delaySeconds * 1000;
      callbacks.set(id, {
        id,
        part,
        question: entry,
        dueAtMs,
        attempts: 0,
        deliveries: 0,
        isUnderway: false,
      });
    });
  };

  /** A centre that lost our word that it was taken posts the same once more. */
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

  const entryFor = (key: string, request: CentreRequest): JournalEntry => {
    const people = world.people();
    const person = request.inn === undefined ? personByName(request.applicant) : personByInn(request.inn);
    const kind = KINDS[request.type];
    return {
      at: isoInstant(world.nowMs()),
      agency: 'my-business',
      kind,
      effect: 'accepted',
      key,
      digest: digestOfParts(kind, person, request.caseNumber, request.planReference ?? ''),
      queryId: request.requestId,
      person,
      behaviour: behaviourFor({ agency: 'my-business', kind }, people.population, people.find(person)),
      asked: { callbackUrl: request.callbackUrl },
    };
  };

  const take = (entry: JournalEntry): SimulatedReply => {
    const earlier = questions.get(entry.key);
    if (earlier === undefined) record(entry);
    else world.journal({ ...entry, effect: 'repeated' });
    const isSame = earlier === undefined || earlier.digest === entry.digest;
    const reply = isSame
      ? jsonReply(202, { status: 'accepted' })
      : jsonReply(409, { code: 'invalid-request', message: 'Ключ уже использован для другого запроса' });
    // What breaks off is the first reply only: the repeat learns that the question was taken.
    const behaviour =
      earlier !== undefined && entry.behaviour === 'half-closed' ? 'answers' : entry.behaviour;
    return leavingReply(reply, behaviour, world.settings);
  };

  const ask = (call: SimulatedCall): SimulatedReply => {
    if (call.method !== 'POST' || call.path !== '/requests') {
      return jsonReply(404, { code: 'invalid-request' });
    }
    const key = call.headers['idempotency-key'] ?? '';
    const request = readSimulatedJson(call.body, CentreRequest);
    if (request === undefined || key.length === 0 || key.length > 64) {
      return jsonReply(422, { code: 'invalid-request', message: 'Запрос не соответствует описанию' });
    }
    const entry = entryFor(key, request);
    if (entry.behaviour === 'down') return unavailable();
    return entry.behaviour === 'html' ? htmlPage() : take(entry);
  };

  /** Each attempt is signed anew. */
  const headersOf = (url: string, body: string, nonce: string): Record<string, string> => {
    const contentType = 'application/json; charset=utf-8';
    const key = world.settings.signatures?.callbackKey;
    return key === undefined
      ? { 'content-type': contentType }
      : simulatedCallbackHeaders({ url, body, contentType }, { nowMs: world.nowMs(), nonce }, key);
  };

  const posted = ({ id, part, question, attempts }: Callback): DueCallback => {
    const url = question.asked?.['callbackUrl'] ?? '';
    const body = callbackBody(part, question, world.people().find(question.person));
    const nonce = digestOfParts(id, `${attempts}`, `${world.nowMs()}`).slice(0, 32);
    return { id, url, body, headers: headersOf(url, body, nonce) };
  };

  const isDue = (callback: Callback): boolean => !callback.isUnderway && callback.dueAtMs <= world.nowMs();

  return {
    agency: 'my-business',
    endpoints: {
      api: (call) => {
        const mode = agencyMode('my-business', world.people().population);
        if (mode === 'down') return { type: 'cut' };
        return mode === 'garbage' ? brokenBytes('application/json') : ask(call);
      },
    },
    replay: apply,
    dueCallbacks: () => {
      if (agencyMode('my-business', world.people().population) === 'down') return [];
      const underway = [...callbacks.values()].filter((callback) => callback.isUnderway).length;
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
      const { agency, kind, key, digest, queryId } = callback.question;
      const at = isoInstant(world.nowMs());
      record({
        at,
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
