import { isCorrection, targetOf } from '#core/office/office-history';
import type { CaseFile, QueryRow } from '#core/ports';
import { isOpen } from '#core/queries/query-progress';
import type { OpenedFollowUp } from '#schemas/follow-up';
import type { OfficeEvent } from '#schemas/office-event';

const isWithdrawal = ({ type }: OfficeEvent): boolean =>
  type === 'consent-withdrawn' || type === 'applicant-withdrew';

type Told = Pick<OpenedFollowUp, 'told'>;

/** What the office has said about withdrawals, corrections of it included, since a check was told of it. */
const untoldOf = (posted: readonly OfficeEvent[], { told }: Told): OfficeEvent[] => {
  const withdrawals = posted.filter(isWithdrawal).map(({ eventId }) => eventId);
  return posted
    .slice(told)
    .filter((event) => isWithdrawal(event) || (isCorrection(event) && withdrawals.includes(targetOf(event))));
};

/** The opened checks of a contract that have to be told of a withdrawal. */
export const untoldChecks = ({
  officeEvents,
  followUps,
}: Pick<CaseFile, 'officeEvents' | 'followUps'>): OpenedFollowUp[] =>
  followUps.flatMap((made) =>
    made.state === 'opened' && untoldOf(officeEvents, made).length > 0 ? [made] : [],
  );

type Check = Pick<CaseFile, 'case' | 'officeEvents'> & {
  queries: readonly Pick<QueryRow, 'answer' | 'progress'>[];
};

/** A question may still be asked or waited for. The answers that a check has are not taken back (152-ФЗ art. 9(2)). */
const mayStillAsk = ({ case: { state }, queries }: Check): boolean =>
  state === 'received' || queries.some(isOpen);

/**
 * The office's events that a check has to take over, in their order: withdrawals while it may still ask, and what the
 * office has corrected of those that it has taken over.
 */
export const eventsToTell = (
  check: Check,
  posted: readonly OfficeEvent[],
  followUp: Told,
): readonly OfficeEvent[] =>
  untoldOf(posted, followUp).reduce<readonly OfficeEvent[]>((taken, event) => {
    const known = [...check.officeEvents, ...taken].map(({ eventId }) => eventId);
    if (known.includes(event.eventId)) return taken;
    const concerns = isCorrection(event) ? known.includes(targetOf(event)) : mayStillAsk(check);
    return concerns ? [...taken, event] : taken;
  }, []);
