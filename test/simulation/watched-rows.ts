import { canonicalJson } from '#core/digest';
import type { QueryRow } from '#core/ports';
import type { CaseState, VerificationCase } from '#schemas/verification-case';
import type { QueryState } from '#schemas/query';
import { emptyRows, type FakeRows } from '#test/fakes/fake-rows';

/** Something that must never be, with where it was seen. */
export type Violation = { invariant: string; where: string };
export type Report = (invariant: string, where: string) => void;

/** The steps that a case may take; the same state again is no step. */
const CASE_STEPS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  received: ['verifying', 'result-ready'],
  verifying: ['result-ready'],
  'result-ready': ['verifying'],
};

/** The steps that a question may take. `answered` is a question with an answer and has no way out. */
const QUERY_STEPS: Readonly<Record<QueryState, readonly QueryState[]>> = {
  planned: ['sent', 'cancelled', 'answered'],
  sent: ['planned', 'cancelled', 'answered'],
  answered: [],
  cancelled: ['planned', 'sent', 'answered'],
};

type Watch<Row> = (key: string, before: Row | undefined, next: Row) => void;

/** A map that shows every write to its watcher before it happens. */
class WatchedMap<Row> extends Map<string, Row> {
  readonly #watch: Watch<Row>;

  constructor(watch: Watch<Row>) {
    super();
    this.#watch = watch;
  }

  override set(key: string, next: Row): this {
    this.#watch(key, this.get(key), next);
    return super.set(key, next);
  }
}

const isStep = <State extends string>(
  steps: Readonly<Record<State, readonly State[]>>,
  from: State,
  to: State,
): boolean => from === to || steps[from].includes(to);

const COUNTERS: readonly (readonly [
  string,
  (before: VerificationCase, next: VerificationCase) => boolean,
])[] = [
  ['every change of a case is counted', (before, next) => next.version === before.version + 1],
  ['a case takes legal steps', (before, next) => isStep(CASE_STEPS, before.state, next.state)],
  ['results only grow', (before, next) => next.resultVersion >= before.resultVersion],
  ['no result is left out', (before, next) => next.resultVersion <= before.resultVersion + 1],
  ['what is published stays published', (before, next) => next.publishedVersion >= before.publishedVersion],
  ['only a stored result is published', (_, next) => next.publishedVersion <= next.resultVersion],
];

const watchCase =
  (report: Report, isOpen: (caseId: string) => boolean): Watch<VerificationCase> =>
  (caseId, before, next) => {
    if (before === undefined) {
      if (next.version !== 1) report('a case begins with version 1', caseId);
      return;
    }
    for (const [rule, holds] of COUNTERS) if (!holds(before, next)) report(rule, caseId);
    // Nothing is waited for once the application is withdrawn, though a question may just have gone out.
    const waits = next.contract?.state !== 'withdrawn';
    if (waits && next.resultVersion > before.resultVersion && isOpen(caseId)) {
      report('a result waits for every answer', caseId);
    }
  };

const stateOf = ({ answer, progress }: QueryRow): QueryState =>
  answer === undefined ? progress.state : 'answered';

const watchQuery =
  (report: Report): Watch<QueryRow> =>
  (queryId, before, next) => {
    if (before === undefined) return;
    if (!isStep(QUERY_STEPS, stateOf(before), stateOf(next))) report('a question takes legal steps', queryId);
    if (next.progress.epoch < before.progress.epoch) report('epochs only grow', queryId);
    const wasAnswered = before.answer !== undefined;
    if (wasAnswered && canonicalJson(before.answer) !== canonicalJson(next.answer)) {
      report('an answer never changes', queryId);
    }
  };

/** The table in memory, in which every write is watched; beside it, under which message ids questions were ever put. */
export const watchedRows = (report: Report): { rows: FakeRows; asked: ReadonlyMap<string, string> } => {
  const asked = new Map<string, string>();
  const rows = emptyRows();
  rows.cases = new WatchedMap(
    watchCase(report, (caseId) =>
      [...rows.queries.values()].some(
        (row) => row.caseId === caseId && ['planned', 'sent'].includes(stateOf(row)),
      ),
    ),
  );
  rows.queries = new WatchedMap(watchQuery(report));
  rows.results = new WatchedMap((key, before, { result }) => {
    const isIssued = (rows.cases.get(result.caseId)?.resultVersion ?? 0) >= result.version;
    if (isIssued && before !== undefined && canonicalJson(before.result) !== canonicalJson(result)) {
      report('an issued result never changes', key);
    }
  });
  rows.messages = new WatchedMap((key, _before, queryId) => asked.set(key, queryId));
  return { rows, asked };
};
