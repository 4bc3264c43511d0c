import type { CaseFile, CaseStore, Clock } from '#core/ports';
import { decideAgain } from '#functions/runtime/decide-again';
import type { HoldRequest, HoldView } from '#schemas/api';
import type { CaseId } from '#schemas/ids';
import type { Instant } from '#schemas/time';

export type ChangeHoldDeps = {
  store: Pick<CaseStore, 'loadCase' | 'updateCase' | 'appendAction' | 'loadActions'>;
  clock: Clock;
};

const ACTIONS = { place: 'hold-placed', lift: 'hold-lifted' } as const;

type Wanted = HoldRequest & { at: Instant };

/**
 * Also where the hold stands already: the process may have died between the hold and its action. What stands already
 * with its action is not recorded again.
 */
const keepAction = async (
  { caseId }: CaseFile['case'],
  { change, actorId, reason, at }: Wanted,
  { store }: ChangeHoldDeps,
): Promise<void> => {
  const last = (await store.loadActions(caseId)).findLast(({ action }) => action !== 'dossier-read')?.action;
  const isMissing = change === 'place' ? last !== 'hold-placed' : last === 'hold-placed';
  if (isMissing) await store.appendAction(caseId, { at, actorId, action: ACTIONS[change], reason });
};

/** `undefined`: somebody else has changed the case. The sweeper takes the marks away or puts them, at once. */
const changed = async (
  { case: known }: CaseFile,
  wanted: Wanted,
  deps: ChangeHoldDeps,
): Promise<HoldView | undefined> => {
  const { legalHold = false, ...rest } = known;
  const isHeld = wanted.change === 'place';
  if (legalHold !== isHeld) {
    const next = { ...rest, ...(isHeld ? { legalHold: true } : {}) };
    const written = await deps.store.updateCase({
      ...next,
      version: known.version + 1,
      nextActionAt: wanted.at,
    });
    if (written === 'conflict') return undefined;
  }
  await keepAction(known, wanted, deps);
  return { caseId: known.caseId, legalHold: isHeld };
};

/** Holds a case, or lifts its hold; `undefined` for a case that nobody knows. Its own row cannot go from here on. */
export const changeHold = async (
  caseId: CaseId,
  request: HoldRequest,
  deps: ChangeHoldDeps,
): Promise<HoldView | undefined> => {
  const { store, clock } = deps;
  const outcome = await decideAgain(async () => {
    const file = await store.loadCase(caseId);
    return file === undefined ? 'unknown' : changed(file, { ...request, at: clock() }, deps);
  });
  return outcome === 'unknown' ? undefined : outcome;
};
