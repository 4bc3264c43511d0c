import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import type { SimulatedPerson } from '#contracts/protocols/simulator-population';
import type { QueryRow } from '#core/ports';
import type { ResultEvent } from '#schemas/envelope';
import type { VerificationResult } from '#schemas/verification-result';
import type { FakeRows } from '#test/fakes/fake-rows';
import type { Receipts } from '#test/simulation/offices';
import { type Gap, isInGap } from '#test/simulation/restored-table';
import type { SimulatedAgencies } from '#test/simulation/simulated-agencies';
import type { SimulatedFamily } from '#test/simulation/simulated-families';

/** What is left when everything has come to rest. */
export type History = {
  rows: FakeRows;
  receipts: Receipts;
  simulated: SimulatedAgencies;
  families: readonly SimulatedFamily[];
  published: readonly ResultEvent[];
  log: readonly string[];
  deadLetters: readonly string[];
  /** Minutes that the table has lost. */
  gaps: readonly Gap[];
  /** Agency and message id → question, also where the table has lost it. */
  asked: ReadonlyMap<string, string>;
};

/** A rule that must hold at the end; reports every place where it does not. */
export type Invariant = (history: History, report: (where: string) => void) => void;

/** An agency's replies break the contract this often before a question waits for a person. */
const BREACH_LIMIT = 4;

export const waitsForPerson = ({ progress }: QueryRow): boolean => progress.breaches >= BREACH_LIMIT;

/** Message ids under which a question was put. */
export const keysOf = ({ asked }: History, queryId: string): string[] =>
  [...asked].flatMap(([key, owner]) => (owner === queryId ? [key.slice(key.indexOf('#') + 1)] : []));

export const entriesOf = ({ simulated }: History, ...effects: JournalEntry['effect'][]): JournalEntry[] =>
  simulated.ledger.filter(({ effect }) => effects.includes(effect));

/** Answers that we took from an agency, each with its question. A note on the state of a question is no answer. */
export const takenAnswers = (history: History): { entry: JournalEntry; row: QueryRow }[] => {
  const { queries, messages } = history.rows;
  const answers = new Set(entriesOf(history, 'answered').map(({ answerId }) => answerId));
  return entriesOf(history, 'acked', 'callback-delivered').flatMap((entry) => {
    const row = queries.get(messages.get(`${entry.agency}#${entry.key}`) ?? '');
    const isAnswer = entry.effect === 'callback-delivered' || answers.has(entry.answerId);
    return row !== undefined && isAnswer ? [{ entry, row }] : [];
  });
};

/** Came in or under way when the table was put back: its row is gone, or its question was forgotten and it lies as a stray. */
export const isCutOff = ({ rows, gaps }: History, { at, answerId }: JournalEntry): boolean =>
  gaps.length > 0 &&
  (isInGap(gaps, at) || [...rows.strays.values()].some(({ messageId }) => messageId === answerId));

export const familyOf = ({ rows, families }: History, caseId: string): SimulatedFamily | undefined => {
  const number = rows.cases.get(caseId)?.registrationNumber;
  return families.find(({ request }) => request.registrationNumber === number);
};

const BEHAVIOURS: Readonly<Record<string, (person: SimulatedPerson) => unknown>> = {
  tax: ({ tax }) => tax?.behaviour,
  'employment-centre': ({ employmentCentre }) => employmentCentre?.behaviour,
  'my-business': ({ myBusiness }) => myBusiness?.behaviour,
  'social-fund': ({ socialFund }) => socialFund?.behaviour,
  'interior-ministry': ({ interiorMinistry }) => interiorMinistry?.behaviour,
};

/** How an agency treats everything about a family. */
export const behaviourOf = (family: SimulatedFamily | undefined, agency: string): unknown =>
  family === undefined ? undefined : BEHAVIOURS[agency]?.(family.person);

export const newestResult = ({ rows }: History, caseId: string): VerificationResult | undefined =>
  rows.results.get(`${caseId}#${rows.cases.get(caseId)?.resultVersion ?? 0}`)?.result;
