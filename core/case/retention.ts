import { lifeAfter } from '#core/office/contract-lifecycle';
import { yearOf } from '#core/time/day';
import { endOfDay } from '#core/time/due-time';
import { historyOf, type Happened } from '#core/office/office-history';
import { laterOf } from '#core/time/order';
import type { PolicyPack } from '#core/policies/policy-pack';
import { plusSeconds } from '#core/time/plus-seconds';
import type { CaseFile } from '#core/ports';
import { isOpen } from '#core/queries/query-progress';
import { RETENTION_RULES, type CaseEnd } from '#core/case/retention-rules';
import type { Retention } from '#schemas/verification-case';

type Ended = Pick<CaseFile, 'case' | 'queries' | 'officeEvents'>;

/** A complaint is over once it is answered and, upheld, remedied (clauses 5.9 and 5.12). */
const isSettled = (complaintId: string, history: readonly Happened[]): boolean => {
  const own = history.filter(
    ({ details }) => details !== undefined && 'complaintId' in details && details.complaintId === complaintId,
  );
  const has = (type: Happened['type']): boolean => own.some((event) => event.type === type);
  const isUpheld = own.some(
    ({ type, details }) => type === 'complaint-decided' && details.outcome === 'upheld',
  );
  return has('complaint-replied') && (!isUpheld || has('complaint-remedied'));
};

/** How the case ended; `undefined` while anything of it is open. Nothing but an event of the office ends a case. */
const endOf = ({ case: known, queries, officeEvents }: Ended): CaseEnd | undefined => {
  const { state, resultVersion, publishedVersion } = known;
  const isVerified = state === 'result-ready' && publishedVersion >= resultVersion && !queries.some(isOpen);
  const life = lifeAfter(officeEvents);
  const history = historyOf(officeEvents);
  const isComplained = Object.keys(life.complaints).some((id) => !isSettled(id, history));
  if (!isVerified || isComplained) return undefined;
  if (life.state === 'withdrawn') return 'withdrawn';
  if (life.state !== 'closed') return undefined;
  return history.some(({ type }) => type === 'contract-signed') ? 'contract' : 'refused';
};

/**
 * Until when an ended case is kept, both as a day of the office and as the first moment at which its rows may go.
 * `undefined`: it is open, or held (clause 5.11), and nothing of it may go.
 */
export const retentionOf = (
  file: Ended,
  { timeZone }: Pick<PolicyPack, 'timeZone'>,
): Pick<Retention, 'keptUntil' | 'expiresAt'> | undefined => {
  const end = file.case.legalHold === true ? undefined : endOf(file);
  if (end === undefined) return undefined;
  const lastDay = file.officeEvents.map(({ occurredOn }) => occurredOn).reduce(laterOf, file.case.acceptedOn);
  const keptUntil = `${yearOf(lastDay) + RETENTION_RULES[end].years}-12-31`;
  return { keptUntil, expiresAt: plusSeconds(endOfDay(keptUntil, timeZone), 0.001) };
};
