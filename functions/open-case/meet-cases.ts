import { lifeAfter } from '#core/office/contract-lifecycle';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseStore, Clock, PersonEntry } from '#core/ports';
import { isUndecided } from '#core/reconcile/other-applications';
import { existing } from '#functions/runtime/missing-row';
import type { CaseId, SubjectId } from '#schemas/ids';
import type { VerificationCase } from '#schemas/verification-case';

export type MeetCasesDeps = {
  store: Pick<CaseStore, 'loadCase' | 'pullForward' | 'linkCase'>;
  recheckSeconds: number;
  clock: Clock;
};

/** An entry of the person index about a person of this case. */
export type Met = { subjectId: SubjectId; entry: Extract<PersonEntry, { type: 'case' }> };

/** Nobody applies so often; a flood of applications in one name must not stop the newest. */
const MOST_OTHERS = 20;

/** Of another case that asks for aid: a later check of a contract that was granted is no application. */
const isOther = ({ entry }: Met, { caseId }: VerificationCase): boolean =>
  entry.caseId !== caseId && (entry.purpose ?? 'decision') === 'decision';

const isComparable = (mine: VerificationCase, other: VerificationCase): boolean =>
  other.purpose === 'decision' && other.testMode === mine.testMode;

type Pair = { mine: VerificationCase; otherCaseId: CaseId; met: readonly Met[] };

/**
 * The other case learns of this one only while nothing is signed there. It is woken before it is linked and this case is
 * linked last: its own link says that the pair is done, so that two cases which open at once wake each other once.
 */
const meet = async ({ mine, otherCaseId, met }: Pair, deps: MeetCasesDeps): Promise<void> => {
  const { store, recheckSeconds, clock } = deps;
  const { caseId } = mine;
  const other = existing(await store.loadCase(otherCaseId), 'case');
  if (!isComparable(mine, other.case)) return;
  if (isUndecided(lifeAfter(other.officeEvents).state)) {
    await store.pullForward(otherCaseId, plusSeconds(clock(), recheckSeconds));
    for (const { entry } of met) {
      await store.linkCase(otherCaseId, { subjectId: entry.subjectId, otherCaseId: caseId });
    }
  }
  for (const { subjectId } of met) await store.linkCase(caseId, { subjectId, otherCaseId });
};

/**
 * Links an application with the other applications of its people (clause 1.2: granted once). The index was written
 * before it was read, so that of two cases that open at once at least one sees the other.
 */
export const meetCases = async (
  mine: VerificationCase,
  met: readonly Met[],
  deps: MeetCasesDeps,
): Promise<void> => {
  const others = met.filter((one) => isOther(one, mine));
  if (mine.purpose !== 'decision' || others.length === 0) return;
  const byCase = new Map<CaseId, Met[]>();
  for (const one of others) {
    byCase.set(one.entry.caseId, [...(byCase.get(one.entry.caseId) ?? []), one]);
  }
  const { links } = existing(await deps.store.loadCase(mine.caseId), 'case');
  for (const [otherCaseId, people] of [...byCase].slice(0, MOST_OTHERS)) {
    const isDone = people.every(({ subjectId }) =>
      links.some((link) => link.otherCaseId === otherCaseId && link.subjectId === subjectId),
    );
    if (!isDone) await meet({ mine, otherCaseId, met: people }, deps);
  }
};
