import { moveOn, NEW_LIFE, type ContractLife } from '#core/office/contract-lifecycle';
import { historyOf, type Happened } from '#core/office/office-history';
import type { ContractState, OfficeEvent } from '#schemas/office-event';

type Telling = {
  life: ContractLife;
  /** Kept back until the next notice. */
  withheld: readonly Happened[];
  isHoldingBack: boolean;
};

/** Known to the applicant whatever else is kept back: they reported or signed it, or it is about their own complaint. */
const runsBeside = ({ type }: Happened): boolean =>
  type === 'change-reported' ||
  type === 'monitoring-done' ||
  type === 'consent-withdrawn' ||
  type.startsWith('complaint-');

/**
 * A refusal without the commission (clauses 3.2.5 and 3.4.6) would be told by the way it came about, and a termination is
 * announced once it is decided (clause 3.6.6).
 */
const startsHoldingBack = ({ type }: Happened, before: ContractState): boolean =>
  type === 'termination-established' || (type === 'decided' && before !== 'awaiting-decision');

/** Signing needs the applicant, who therefore knows. */
const tells = ({ type }: Happened): boolean => type === 'applicant-notified' || type === 'contract-signed';

const isKept = (event: Happened): boolean =>
  event.type === 'termination-decided' && event.details.outcome === 'kept';

const withEvent = ({ life, withheld, isHoldingBack }: Telling, event: Happened): Telling => {
  const movement = moveOn(life, event);
  const next = movement.type === 'moved' ? movement.life : life;
  if (tells(event)) return { life: next, withheld: [], isHoldingBack: false };
  const holds = isHoldingBack || startsHoldingBack(event, life.state);
  return holds && !runsBeside(event)
    ? { life: next, withheld: [...withheld, event], isHoldingBack: !isKept(event) }
    : { life: next, withheld, isHoldingBack };
};

/** The office's events without those of which the applicant has had no notice yet (clauses 3.3.5, 3.5.4, 3.6.6). */
export const toldEvents = (posted: readonly OfficeEvent[]): readonly Happened[] => {
  const events = historyOf(posted);
  const start: Telling = { life: NEW_LIFE, withheld: [], isHoldingBack: false };
  const { withheld } = events.reduce(withEvent, start);
  return events.filter((event) => !withheld.includes(event));
};
