import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import type { QueryRow } from '#core/ports';
import type { ResultEvent } from '#schemas/envelope';
import type { VerificationResult } from '#schemas/verification-result';
import type { FakeRows } from '#test/fakes/fake-rows';
import type { Receipts } from '#test/simulation/offices';
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
};

/** A rule that must hold at the end; reports every place where it does not. */
export type Invariant = (history: History, report: (where: string) => void) => void;

/** An agency's replies break the contract this often before a question waits for a person. */
const BREACH_LIMIT = 4;

export const waitsForPerson = ({ progress }: QueryRow): boolean => progress.breaches >= BREACH_LIMIT;

/** Message ids under which a question was put. */
export const keysOf = ({ rows }: History, queryId: string): string[] =>
  [...rows.messages].flatMap(([key, owner]) => (owner === queryId ? [key.slice(key.indexOf('#') + 1)] : []));

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

export const familyOf = ({ rows, families }: History, caseId: string): SimulatedFamily | undefined => {
  const number = rows.cases.get(caseId)?.registrationNumber;
  return families.find(({ request }) => request.registrationNumber === number);
};

/** How an agency treats everything about a family. */
export const behaviourOf = (family: SimulatedFamily | undefined, agency: string): unknown => {
  switch (agency) {
    case 'tax':
      return family?.person.tax?.behaviour;
    case 'employment-centre':
      return family?.person.employmentCentre?.behaviour;
    case 'my-business':
      return family?.person.myBusiness?.behaviour;
    case 'social-fund':
      return family?.person.socialFund?.behaviour;
    case 'interior-ministry':
      return family?.person.interiorMinistry?.behaviour;
    default:
      return undefined;
  }
};

export const newestResult = ({ rows }: History, caseId: string): VerificationResult | undefined =>
  rows.results.get(`${caseId}#${rows.cases.get(caseId)?.resultVersion ?? 0}`)?.result;
