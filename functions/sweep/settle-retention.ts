import { keyedDigest } from '#core/digest';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, MarkedBeside } from '#core/ports';
import { retentionOf } from '#core/case/retention';
import { existing } from '#functions/runtime/missing-row';
import type { VerificationCase } from '#schemas/verification-case';

export type SettleRetentionDeps = {
  store: Pick<CaseStore, 'loadRequest' | 'updateCase' | 'markRows'>;
  /** Key of the digest under which people are found. */
  personIndexKey: string;
};

const besideOf = async (
  { case: { caseId }, events }: CaseFile,
  { store, personIndexKey }: SettleRetentionDeps,
): Promise<MarkedBeside> => {
  const { subjects } = existing(await store.loadRequest(caseId), 'request');
  return {
    persons: subjects.flatMap(({ subjectId, snils, inn }) =>
      (inn === undefined ? [snils] : [snils, inn]).map((identifier) => ({
        personKey: keyedDigest(personIndexKey, identifier),
        subjectId,
      })),
    ),
    events: events.map(({ event: { source, sourceEventId } }) => ({ source, sourceEventId })),
  };
};

/** The case's version now, and what it says of its keeping. */
type Settled = Pick<VerificationCase, 'version' | 'retention'>;

/**
 * Marks every row of an ended case with the moment at which it may go, or takes the marks away. What is meant is written
 * into the case first, so that whoever comes after a crash knows that some rows may be marked. An ended case that was
 * woken is marked anew: there may be rows that came later. `undefined`: somebody else has changed the case.
 */
export const settleRetention = async (
  file: CaseFile,
  deps: SettleRetentionDeps,
): Promise<Settled | undefined> => {
  const known = file.case;
  const { retention } = known;
  const wanted = retentionOf(file, existing(findPolicy(known.policy), 'policy'));
  if (wanted === undefined && (retention === undefined || (retention.isMarked && !retention.expiresAt))) {
    return retention === undefined ? { version: known.version } : { version: known.version, retention };
  }
  const meant = { ...known, version: known.version + 1, retention: { ...wanted, isMarked: false } };
  if ((await deps.store.updateCase(meant)) === 'conflict') return undefined;
  const marked = await deps.store.markRows(meant, await besideOf(file, deps));
  if (marked === 'conflict') return undefined;
  const done = { version: meant.version + 1, retention: { ...wanted, isMarked: true } };
  return (await deps.store.updateCase({ ...meant, ...done })) === 'conflict' ? undefined : done;
};
