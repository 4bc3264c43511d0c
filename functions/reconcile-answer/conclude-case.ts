import * as z from 'zod';
import { agencyTimeliness } from '#core/programme/agency-timeliness';
import { nextState } from '#core/case/case-lifecycle';
import { contractStanding } from '#core/office/contract-standing';
import { decisionOf } from '#core/office/decision';
import { lookForHint } from '#core/case/next-look';
import type { QueryOffer } from '#core/queries/plan-queries';
import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { isOpen } from '#core/queries/query-progress';
import { isSameContent } from '#core/same-content';
import { resultChanges } from '#core/case/result-changes';
import { decideAgain } from '#functions/runtime/decide-again';
import { concludeFile, resultHead } from '#functions/runtime/conclude-file';
import { existing } from '#functions/runtime/missing-row';
import { askFurther, type AskFurtherDeps } from '#functions/reconcile-answer/ask-further';
import { settleQueries, type SettleQueriesDeps } from '#functions/reconcile-answer/settle-queries';
import type { CaseId } from '#schemas/ids';
import type { Instant } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';
import { Conclusion, type VerificationResult } from '#schemas/verification-result';

export type ConcludeCaseDeps = {
  store: Pick<CaseStore, 'loadCase' | 'loadRequest' | 'loadResult' | 'writeResult' | 'updateCase'> &
    SettleQueriesDeps['store'] &
    AskFurtherDeps['store'];
  /** What the connected agencies can be asked. */
  offers: readonly QueryOffer[];
  clock: Clock;
  /** How soon the sweeper looks whether the hint to publish got lost. */
  recheckSeconds: number;
};

/** Both read through the schema, which drops everything else: version, time and the case's own facts. */
const Stated = z.object(Conclusion.shape);

const STATED = Stated.keyof().options;

/** What is the same as it stands need not be read first. */
const saysTheSame = (stored: VerificationResult, conclusion: Conclusion): boolean =>
  STATED.every((field) => isSameContent(stored[field], conclusion[field])) ||
  isSameContent(Stated.parse(stored), Stated.parse(conclusion));

const resultOf = (
  before: VerificationCase,
  conclusion: Conclusion,
  createdAt: Instant,
): VerificationResult => ({
  ...resultHead(before),
  version: before.resultVersion + 1,
  final: true,
  createdAt,
  completeAtFirstIssue: true,
  ...conclusion,
});

/** What statistics count, as of this conclusion. */
const statisticsOf = (
  file: CaseFile,
  { jobLostAfter20220301: jobLost }: Conclusion,
): Pick<VerificationCase, 'agencies' | 'jobLost' | 'contract'> => {
  const contract = contractStanding(file.officeEvents);
  return {
    agencies: agencyTimeliness(file),
    ...(jobLost === undefined ? {} : { jobLost }),
    ...(contract === undefined ? {} : { contract }),
  };
};

/** Against the version before, and on whose decision the difference may bear; absent in the first version. */
const changesSince = (
  newest: VerificationResult | undefined,
  conclusion: Conclusion,
  { case: { publishedVersion }, officeEvents }: CaseFile,
): Pick<VerificationResult, 'changes'> => {
  if (newest === undefined) return {};
  const isIssued = publishedVersion >= newest.version;
  return { changes: resultChanges(newest, conclusion, { isIssued, decision: decisionOf(officeEvents) }) };
};

/** Questions that the office's events change, and those that a found number brings: then the case is another. */
const questionsChanged = async (file: CaseFile, deps: ConcludeCaseDeps): Promise<boolean> =>
  (await settleQueries(file, deps)) || (await askFurther(file, deps));

const seenIn = ({
  events,
  officeEvents,
  links,
  furtherAnswers,
}: CaseFile): NonNullable<VerificationCase['seen']> => ({
  events: events.length,
  officeEvents: officeEvents.length,
  links: links.length,
  ...(furtherAnswers.length === 0 ? {} : { furtherAnswers: furtherAnswers.length }),
});

type Concluding = {
  file: CaseFile;
  conclusion: Conclusion;
  newest: VerificationResult | undefined;
  state: VerificationCase['state'];
  recheckSeconds: number;
};

/** The next version of the result, and the case that has it. */
const concludedAt = (
  now: Instant,
  { file, conclusion, newest, state, recheckSeconds }: Concluding,
): { next: VerificationCase; result: VerificationResult } => {
  const before = file.case;
  const result = {
    ...resultOf(before, conclusion, now),
    ...changesSince(newest, conclusion, file),
  };
  const next = {
    ...before,
    ...statisticsOf(file, conclusion),
    state,
    seen: seenIn(file),
    version: before.version + 1,
    resultVersion: result.version,
    firstResultAt: before.firstResultAt ?? now,
    nextActionAt: lookForHint(before.nextActionAt, { now, recheckSeconds }),
  };
  return { next, result };
};

/** What changes nothing was seen all the same: the sweeper need not ask for a look again. */
const noteSeen = async (file: CaseFile, { store }: ConcludeCaseDeps): Promise<'written' | 'conflict'> => {
  const seen = seenIn(file);
  if (isSameContent(file.case.seen, seen)) return 'written';
  return store.updateCase({ ...file.case, seen, version: file.case.version + 1 });
};

/** Nothing is written while a question is open, or where nothing new is known and seen. */
export const concludeCase = (
  caseId: CaseId,
  deps: ConcludeCaseDeps,
): Promise<'waiting' | 'unchanged' | 'concluded'> =>
  decideAgain(async () => {
    const { store, clock, recheckSeconds } = deps;
    const file = existing(await store.loadCase(caseId), 'case');
    const before = file.case;
    const state = nextState(before.state, 'concluded');
    if (await questionsChanged(file, deps)) return undefined;
    if (state === undefined || file.queries.some(isOpen)) return 'waiting';

    const conclusion = await concludeFile(file, deps.store);
    const newest =
      before.resultVersion > 0 ? await store.loadResult(caseId, before.resultVersion) : undefined;
    if (newest !== undefined && saysTheSame(newest, conclusion)) {
      if ((await noteSeen(file, deps)) === 'conflict') return undefined;
      return before.publishedVersion < before.resultVersion ? 'concluded' : 'unchanged';
    }

    const { next, result } = concludedAt(clock(), { file, conclusion, newest, state, recheckSeconds });
    return (await store.writeResult(next, result)) === 'conflict' ? undefined : 'concluded';
  });
