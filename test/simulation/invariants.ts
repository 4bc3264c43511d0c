import type { JournalEntry } from '#contracts/protocols/simulator-journal';
import { agencies } from '#contracts/registry';
import type { ResultEvent } from '#schemas/envelope';
import type { FakeRows } from '#test/fakes/fake-rows';
import type { Receipts } from '#test/simulation/offices';
import type { SimulatedAgencies } from '#test/simulation/simulated-agencies';
import type { SimulatedFamily } from '#test/simulation/simulated-families';
import type { Report } from '#test/simulation/watched-rows';
import { pairsOf } from '#test/simulators/value-pairs';

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

/** An agency's replies break the contract this often before a question waits for a person. */
const BREACH_LIMIT = 4;
/** More calls than this for one question would be a flood. */
const MOST_CALLS = 100;
const SKEW_MS = 5000;

/** How an agency treats everything about a family. */
const behaviourOf = ({ person }: SimulatedFamily, agency: string): unknown => {
  switch (agency) {
    case 'tax':
      return person.tax?.behaviour;
    case 'employment-centre':
      return person.employmentCentre?.behaviour;
    case 'my-business':
      return person.myBusiness?.behaviour;
    default:
      return undefined;
  }
};

/** One rule that must hold at the end; reports every place where it does not. */
type Invariant = (history: History, report: (where: string) => void) => void;

const waitsForPerson = ({ rows }: History, queryId: string): boolean =>
  (rows.queries.get(queryId)?.progress.breaches ?? 0) >= BREACH_LIMIT;

const answersOf = ({ ledger }: SimulatedAgencies, key: string): JournalEntry[] =>
  ledger.filter((entry) => entry.key === key && ['answered', 'callback-delivered'].includes(entry.effect));

const acceptedOf = ({ simulated: { ledger } }: History): JournalEntry[] =>
  ledger.filter(({ effect }) => effect === 'accepted');

/** Message ids under which a question was put. */
const keysOf = ({ rows }: History, queryId: string): string[] =>
  [...rows.messages].flatMap(([key, owner]) => (owner === queryId ? [key.slice(key.indexOf('#') + 1)] : []));

/** Greatest number of calls of one endpoint in any second. */
const mostInASecond = (moments: readonly number[]): number => {
  let most = 0;
  let first = 0;
  for (const [index, atMs] of moments.entries()) {
    while ((moments[first] ?? atMs) <= atMs - 1000) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
};

export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'what was accepted is kept': ({ rows, receipts }, report) => {
    for (const caseId of receipts.requests.keys()) {
      if (!rows.cases.has(caseId) || !rows.requests.has(caseId)) report(caseId);
    }
  },
  'no request is refused that is right': ({ receipts }, report) => {
    for (const refusal of receipts.refused) report(refusal);
  },
  'an event that was accepted stands beside the cases of its person': (
    { rows, receipts, families },
    report,
  ) => {
    for (const { source, sourceEventId, subject } of receipts.events) {
      const family = families.find(({ person }) => person.snils === subject.snils);
      for (const { caseId, registrationNumber } of rows.cases.values()) {
        if (registrationNumber !== family?.request.registrationNumber) continue;
        if (!rows.matched.has(`${caseId}#${source}#${sourceEventId}`)) report(caseId);
      }
    }
  },
  'who has answered is not called silent': ({ rows, simulated }, report) => {
    const { ledger } = simulated;
    const answers = new Set(
      ledger.flatMap(({ effect, answerId }) => (effect === 'answered' ? [answerId] : [])),
    );
    for (const { agency, key, at, effect, answerId, behaviour } of ledger) {
      const isTaken = effect === 'callback-delivered' || (effect === 'acked' && answers.has(answerId));
      const row = rows.queries.get(rows.messages.get(`${agency}#${key}`) ?? '');
      if (!isTaken || row === undefined || behaviour === 'garbage' || row.progress.breaches > 0) continue;
      const wasInTime = Date.parse(at) < Date.parse(row.progress.dueAt) - SKEW_MS;
      const wasNotReady = row.progress.epoch > 1;
      if (wasInTime && !wasNotReady && row.answer?.content.outcome === 'unanswered') report(row.queryId);
    }
  },
  'an agency that answers is heard': (history, report) => {
    const { rows, simulated, families } = history;
    for (const [queryId, { caseId, agency, answer }] of rows.queries) {
      const wasOut = simulated.outages.some((outage) => outage.agency === agency);
      if (wasOut || answer?.content.outcome !== 'unanswered') continue;
      const number = rows.cases.get(caseId)?.registrationNumber;
      const family = families.find(({ request }) => request.registrationNumber === number);
      if (family !== undefined && behaviourOf(family, agency) === 'answers') report(queryId);
    }
  },
  'a result knows every job': ({ rows }, report) => {
    for (const { caseId, matched } of rows.matched.values()) {
      const { resultVersion = 0, contract } = rows.cases.get(caseId) ?? {};
      const newest = rows.results.get(`${caseId}#${resultVersion}`)?.result;
      if (newest === undefined || contract?.state === 'withdrawn') continue;
      if (newest.placements.length === 0) report(`${caseId} ${matched.event.sourceEventId}`);
    }
  },
  'every question ends': (history, report) => {
    for (const [queryId, { answer, progress }] of history.rows.queries) {
      const isEnded = answer !== undefined || progress.state === 'cancelled';
      if (!isEnded && !waitsForPerson(history, queryId)) report(queryId);
    }
  },
  'every case ends in a published result': (history, report) => {
    for (const [caseId, known] of history.rows.cases) {
      const waits = [...history.rows.queries.values()].some(
        (query) =>
          query.caseId === caseId && query.answer === undefined && waitsForPerson(history, query.queryId),
      );
      const isEnded = known.state === 'result-ready' && known.publishedVersion === known.resultVersion;
      if (!isEnded && !waits) report(caseId);
    }
  },
  'an agency sees one effect a question and epoch': (history, report) => {
    const seen = new Set<string>();
    for (const { agency, key } of acceptedOf(history)) {
      if (seen.has(`${agency} ${key}`)) report(key);
      seen.add(`${agency} ${key}`);
    }
    for (const [queryId, { progress }] of history.rows.queries) {
      const keys = keysOf(history, queryId);
      const effects = acceptedOf(history).filter(({ key }) => keys.includes(key));
      if (effects.length > progress.epoch) report(queryId);
    }
  },
  'an answer was given by the agency and says what it knows': (history, report) => {
    const { rows, simulated, families } = history;
    for (const [queryId, { caseId, kind, answer }] of rows.queries) {
      if (answer?.content.outcome !== 'found') continue;
      const request = rows.requests.get(caseId);
      const family = families.find((one) => one.request.registrationNumber === request?.registrationNumber);
      const wasGiven = keysOf(history, queryId).some((key) => answersOf(simulated, key).length > 0);
      if (!wasGiven && kind !== 'self-employed-status') report(`${queryId}: never given`);
      const words = [
        family?.person.tax?.behaviour,
        family?.person.employmentCentre?.behaviour,
        family?.person.myBusiness?.behaviour,
      ];
      if (family === undefined || words.includes('contradicting')) continue;
      if (pairsOf(family.person, answer.content).some(([sent, arrived]) => sent !== arrived)) report(queryId);
    }
  },
  'an answer is stored before it is acknowledged': ({ rows, simulated }, report) => {
    const replied = new Set([...rows.replies.values()].map(({ queryId }) => queryId));
    const { ledger } = simulated;
    // A note on the state of a question is acknowledged too, and holds no answer.
    const answers = new Set(
      ledger.flatMap(({ effect, answerId }) => (effect === 'answered' ? [answerId] : [])),
    );
    for (const { agency, key, effect, answerId } of ledger) {
      const isTaken = effect === 'callback-delivered' || (effect === 'acked' && answers.has(answerId));
      if (!isTaken) continue;
      const queryId = rows.messages.get(`${agency}#${key}`);
      if (queryId !== undefined && !replied.has(queryId)) report(queryId);
    }
  },
  'nobody is called silent before the day': ({ rows }, report) => {
    for (const [queryId, { answer, progress }] of rows.queries) {
      if (answer?.content.outcome !== 'unanswered') continue;
      if (Date.parse(answer.receivedAt) < Date.parse(progress.dueAt) - SKEW_MS) report(queryId);
    }
  },
  'a contradiction surfaces': ({ rows }, report) => {
    for (const { queryId } of rows.furtherAnswers.values()) {
      const { caseId = '', progress } = rows.queries.get(queryId) ?? {};
      // What an applicant who withdrew was asked about bears on nothing any more.
      if (progress?.state === 'cancelled') continue;
      const newest = rows.results.get(`${caseId}#${rows.cases.get(caseId)?.resultVersion ?? 0}`)?.result;
      const isShown =
        newest?.discrepancies.some(({ kind }) => kind === 'answer-conflict') === true ||
        rows.queries.get(queryId)?.answer?.content.outcome === 'unanswered';
      if (newest !== undefined && !isShown) report(queryId);
    }
  },
  'each result is announced, and never as another': ({ rows, published }, report) => {
    const contents = new Map<string, string>();
    for (const event of published) {
      const content = JSON.stringify(event);
      if ((contents.get(event.id) ?? content) !== content) report(event.id);
      contents.set(event.id, content);
    }
    for (const { caseId, publishedVersion } of rows.cases.values()) {
      for (let version = 1; version <= publishedVersion; version += 1) {
        if (!contents.has(`${caseId}/${version}`)) report(`${caseId}/${version}`);
      }
    }
  },
  'no dead letter is left unexplained': (history, report) => {
    for (const body of history.deadLetters) {
      const queryId = [...history.rows.queries.keys()].find((id) => body.includes(id));
      if (queryId === undefined || !waitsForPerson(history, queryId)) report(body);
    }
  },
  'an agency is never asked faster than it allows': ({ simulated: { calls } }, report) => {
    for (const { id, endpoints } of agencies) {
      for (const [endpoint, { callsPerSecond }] of Object.entries(endpoints)) {
        const moments = calls
          .filter((call) => call.agency === id && call.endpoint === endpoint)
          .map(({ atMs }) => atMs)
          .toSorted((left, right) => left - right);
        if (mostInASecond(moments) > 2 * callsPerSecond) report(`${id}/${endpoint}`);
      }
    }
  },
  'attempts are bounded': ({ rows }, report) => {
    for (const [queryId, { progress }] of rows.queries) {
      if (progress.attempts + progress.epoch > MOST_CALLS) report(queryId);
    }
  },
  'logs and messages name nobody': ({ families, log, deadLetters, published }, report) => {
    const text = [...log, ...deadLetters, ...published.map((event) => JSON.stringify(event))].join('\n');
    for (const { person } of families) {
      for (const secret of [person.snils, person.inn, person.name.family]) {
        if (secret !== undefined && text.includes(secret)) report('a log or a message');
      }
    }
  },
};

/** Checks every rule; says each place once. */
export const checkInvariants = (history: History, report: Report): void => {
  for (const [name, holds] of Object.entries(INVARIANTS)) {
    const places = new Set<string>();
    holds(history, (where) => places.add(where));
    for (const where of places) report(name, where);
  }
};
