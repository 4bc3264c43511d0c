import * as z from 'zod';
import { agencyMode, behaviourFor } from '#contracts/protocols/simulator-behaviour';
import { digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import type { BehaviourWord, SimulatedPerson } from '#contracts/protocols/simulator-population';
import {
  brokenBytes,
  delayedReply,
  htmlPage,
  isoInstant,
  jsonReply,
  leavingReply,
  personByInn,
  type SimulatedCall,
  type SimulatedReply,
  type SimulatorWorld,
  unavailable,
} from '#contracts/protocols/simulator-world';

const StatusRequest = z.strictObject({
  inn: z.string().regex(/^\d{12}$/),
  requestDate: z.iso.date(),
});

/** Both check digits of a personal ИНН, counted from the left. */
const isInn = (inn: string): boolean => {
  const digit = (place: number) => Number(inn.charAt(place));
  const check = (weights: string) =>
    (Array.from(weights, (weight, place) => Number.parseInt(weight, 16) * digit(place)).reduce(
      (sum, part) => sum + part,
      0,
    ) %
      11) %
    10;
  return check('724a359468') === digit(10) && check('3724a359468') === digit(11);
};

const refusal = (code: string, message: string): SimulatedReply => jsonReply(422, { code, message });
const overloaded = (): SimulatedReply =>
  refusal('taxpayer.status.service.unavailable.error', 'Сервис временно недоступен, повторите позже');

const status = (isPayer: boolean, inn: string): SimulatedReply =>
  jsonReply(200, {
    status: isPayer,
    message: `${inn} ${isPayer ? 'является' : 'не является'} плательщиком налога на профессиональный доход`,
  });

type Check = {
  inn: string;
  isPayer: boolean;
  /** How often the very same was asked before. */
  asks: number;
  settings: SimulatorWorld['settings'];
};

const plainly = ({ isPayer, inn }: Check): SimulatedReply => status(isPayer, inn);

/** The check answers at once or not at all; of an unknown number it says "not a payer", as of any other. */
const replies: Record<BehaviourWord, (check: Check) => SimulatedReply> = {
  answers: plainly,
  twice: plainly,
  late: (check) => delayedReply(plainly(check), check.settings.lateSeconds),
  slow: (check) => delayedReply(plainly(check), check.settings.slowSeconds),
  'not-found': ({ inn }) => status(false, inn),
  'not-ready': (check) => (check.asks === 0 ? overloaded() : plainly(check)),
  refuses: () =>
    refusal('taxpayer.status.service.limited.error', 'Превышено количество запросов с одного ip-адреса'),
  down: unavailable,
  garbage: () => brokenBytes('application/json'),
  html: htmlPage,
  contradicting: ({ isPayer, inn, asks }) => status(asks === 0 ? isPayer : !isPayer, inn),
  silent: () => ({ type: 'hang' }),
  'wrong-person': ({ isPayer }) => status(isPayer, '332899999910'),
  'in-work': plainly,
  fault: plainly,
  'half-closed': (check) =>
    leavingReply(plainly(check), check.asks === 0 ? 'half-closed' : 'answers', check.settings),
};
const leavesNoTrace: ReadonlySet<BehaviourWord> = new Set(['down', 'garbage', 'html']);

const isPayer = (person: SimulatedPerson | undefined): boolean => person?.tax?.selfEmployed === true;

/** The open check of a payer of the tax on professional income: JSON in, JSON out. */
export const simulatedNpdCheck = (world: SimulatorWorld) => {
  const asksOf = new Map<string, number>();

  const apply = (entry: JournalEntry): void => {
    if (entry.effect === 'answered') return;
    asksOf.set(entry.digest, (asksOf.get(entry.digest) ?? 0) + 1);
  };

  const note = (person: string, day: string, behaviour: BehaviourWord): number => {
    const digest = digestOfParts('self-employed-status', person, day);
    const asks = asksOf.get(digest) ?? 0;
    const entry: JournalEntry = {
      at: isoInstant(world.nowMs()),
      agency: 'tax',
      kind: 'self-employed-status',
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

  const check = (request: z.infer<typeof StatusRequest>): SimulatedReply => {
    const people = world.people();
    const digest = personByInn(request.inn);
    const person = people.find(digest);
    const word = behaviourFor({ agency: 'tax', kind: 'self-employed-status' }, people.population, person);
    const asks = leavesNoTrace.has(word) ? 0 : note(digest, request.requestDate, word);
    return replies[word]({ inn: request.inn, isPayer: isPayer(person), asks, settings: world.settings });
  };

  return {
    replay: apply,
    call: (call: SimulatedCall): SimulatedReply => {
      if (agencyMode('tax', world.people().population) === 'down') return { type: 'cut' };
      if (call.method !== 'POST' || call.path !== '/api/v1/tracker/taxpayer_status') {
        return jsonReply(404, { code: 'not.found' });
      }
      const request = readSimulatedJson(call.body, StatusRequest);
      return request === undefined || !isInn(request.inn)
        ? refusal('validation.failed', 'Указан некорректный ИНН или дата')
        : check(request);
    },
  };
};
