import * as z from 'zod';
import { agencyMode, behaviourFor } from '#contracts/protocols/simulator-behaviour';
import { digestOfParts, type JournalEntry } from '#contracts/protocols/simulator-journal';
import { readSimulatedJson } from '#contracts/protocols/simulator-json';
import type { BehaviourWord, SimulatedPerson } from '#contracts/protocols/simulator-population';
import { raisedRows, somebodyElse } from '#contracts/protocols/simulator-variants';
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

const KIND = 'self-employed-income';
const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
const IncomeRequest = z.strictObject({ inn: z.string().regex(/^(?!00)\d{12}$/), from: Month, to: Month });
type IncomeRequest = z.infer<typeof IncomeRequest>;

const refusal = (code: string): SimulatedReply => jsonReply(422, { code, message: 'Сведения не выданы' });

/** The tax of a month is computed on the 12th of the next one. */
const closedThrough = (nowMs: number): string => {
  const day = new Date(nowMs);
  const back = day.getUTCDate() >= 12 ? 1 : 2;
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
};

type Asking = {
  request: IncomeRequest;
  person: SimulatedPerson | undefined;
  /** How often the very same was asked before. */
  asks: number;
  world: SimulatorWorld;
};

const plainly = ({ request, person, world }: Asking): SimulatedReply => {
  const rows = person?.tax?.selfEmployedIncome;
  if (rows === undefined) return refusal('taxpayer.not.found');
  return jsonReply(200, {
    inn: person?.inn,
    closedThrough: closedThrough(world.nowMs()),
    income: rows.filter(({ month }) => month >= request.from && month <= request.to),
  });
};

const otherwise = (asking: Asking): SimulatedReply => {
  const { person } = asking;
  if (person === undefined) return plainly(asking);
  const selfEmployedIncome = raisedRows(person.tax?.selfEmployedIncome);
  return plainly({ ...asking, person: { ...person, tax: { ...person.tax, selfEmployedIncome } } });
};

const replies: Record<BehaviourWord, (asking: Asking) => SimulatedReply> = {
  answers: plainly,
  twice: plainly,
  late: (asking) => delayedReply(plainly(asking), asking.world.settings.lateSeconds),
  slow: (asking) => delayedReply(plainly(asking), asking.world.settings.slowSeconds),
  'not-found': () => refusal('taxpayer.not.found'),
  'not-ready': (asking) => (asking.asks === 0 ? refusal('income.not.ready') : plainly(asking)),
  refuses: () => refusal('access.denied'),
  down: unavailable,
  garbage: () => brokenBytes('application/json'),
  html: htmlPage,
  contradicting: (asking) => (asking.asks === 0 ? plainly(asking) : otherwise(asking)),
  silent: () => ({ type: 'hang' }),
  'in-work': plainly,
  fault: plainly,
  'half-closed': (asking) =>
    leavingReply(plainly(asking), asking.asks === 0 ? 'half-closed' : 'answers', asking.world.settings),
  'wrong-person': (asking) =>
    plainly({ ...asking, person: asking.person === undefined ? undefined : somebodyElse(asking.person) }),
};
const leavesNoTrace: ReadonlySet<BehaviourWord> = new Set(['down', 'garbage', 'html']);

/** Income of payers of the tax on professional income: JSON in, JSON out. */
export const simulatedNpdIncome = (world: SimulatorWorld) => {
  const asksOf = new Map<string, number>();

  const apply = ({ digest }: JournalEntry): void => {
    asksOf.set(digest, (asksOf.get(digest) ?? 0) + 1);
  };

  const note = (person: string, { from, to }: IncomeRequest, behaviour: BehaviourWord): number => {
    const digest = digestOfParts(KIND, person, from, to);
    const asks = asksOf.get(digest) ?? 0;
    const effect = asks === 0 ? 'accepted' : 'repeated';
    const at = isoInstant(world.nowMs());
    const entry: JournalEntry = {
      at,
      agency: 'tax',
      kind: KIND,
      effect,
      key: digest,
      digest,
      person,
      behaviour,
    };
    world.journal(entry);
    apply(entry);
    return asks;
  };

  const ask = (request: IncomeRequest): SimulatedReply => {
    const people = world.people();
    const digest = personByInn(request.inn);
    const person = people.find(digest);
    const word = behaviourFor({ agency: 'tax', kind: KIND }, people.population, person);
    const asks = leavesNoTrace.has(word) ? 0 : note(digest, request, word);
    return replies[word]({ request, person, asks, world });
  };

  return {
    replay: apply,
    call: (call: SimulatedCall): SimulatedReply => {
      if (agencyMode('tax', world.people().population) === 'down') return { type: 'cut' };
      if (call.method !== 'POST' || call.path !== '/api/v1/income/by-month') {
        return jsonReply(404, { code: 'not.found' });
      }
      const request = readSimulatedJson(call.body, IncomeRequest);
      return request === undefined || request.to < request.from ? refusal('validation.failed') : ask(request);
    },
  };
};
