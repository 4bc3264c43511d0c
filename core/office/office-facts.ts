import { moveOn, NEW_LIFE, type ContractLife } from '#core/office/contract-lifecycle';
import type { FactType } from '#core/terms/legal-term';
import { historyOf, type Happened } from '#core/office/office-history';
import { earlierOf } from '#core/time/order';
import type { ContractState, OfficeEvent } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';

/** Something that starts or meets terms. Facts of one complaint concern that complaint only. */
export type OfficeFact = { type: FactType; on: IsoDay; complaintId?: string };

type Meaning = {
  usual: readonly FactType[];
  /** Where it means something else: a commission meets on prolongations too. */
  at?: Readonly<Partial<Record<ContractState, readonly FactType[]>>>;
};

const MEANINGS: Readonly<Record<Happened['type'], Meaning>> = {
  'mfc-accepted': { usual: [] },
  'additional-check-notified': { usual: ['additional-check-notified'] },
  'handed-to-commission': {
    usual: ['handed-to-commission'],
    at: { terminating: ['termination-handed'], prolonging: [] },
  },
  'commission-met': {
    usual: ['commission-met'],
    at: { prolonging: ['prolongation-considered'], terminating: ['termination-met'] },
  },
  'commission-concluded': {
    usual: ['commission-concluded'],
    at: { prolonging: ['prolongation-concluded'], terminating: ['termination-concluded'] },
  },
  decided: { usual: ['decided'] },
  'applicant-notified': {
    usual: ['applicant-notified'],
    at: {
      'decided-granted': ['applicant-notified', 'decision-notified', 'grant-notified'],
      'decided-refused': ['applicant-notified', 'decision-notified'],
    },
  },
  'contract-signed': { usual: ['contract-signed'] },
  'prolongation-proposed': { usual: ['prolongation-proposed'] },
  'prolongation-decided': { usual: ['prolongation-decided'] },
  'termination-established': { usual: ['termination-established'] },
  'termination-decided': { usual: ['termination-decided'] },
  'contract-ended': { usual: [] },
  'change-reported': { usual: ['change-reported'] },
  'monitoring-done': { usual: [] },
  'complaint-registered': { usual: ['complaint-registered'] },
  'complaint-decided': { usual: ['complaint-decided'] },
  'complaint-remedied': { usual: ['complaint-remedied'] },
  'complaint-replied': { usual: ['complaint-replied'] },
  'applicant-withdrew': { usual: [] },
  'case-closed': { usual: [] },
  'consent-withdrawn': { usual: [] },
};

const meaningOf = (type: Happened['type'], state: ContractState): readonly FactType[] =>
  MEANINGS[type].at?.[state] ?? MEANINGS[type].usual;

/** What an event says about an earlier day. */
const factsBefore = (event: Happened, state: ContractState): OfficeFact[] => {
  if (event.type === 'change-reported') return [{ type: 'change-occurred', on: event.details.changedOn }];
  if (event.type === 'complaint-registered') {
    return [{ type: 'complaint-received', on: event.details.receivedOn }];
  }
  const meeting = event.type === 'commission-concluded' ? event.details?.meetingOn : undefined;
  return meeting === undefined
    ? []
    : meaningOf('commission-met', state).map((type) => ({ type, on: meeting }));
};

/** What follows from the details of an event, on its day. Clause 5.7 knows two terms of review. */
const factsAfter = (event: Happened): FactType[] => {
  if (event.type === 'complaint-registered') {
    return [event.details.about === 'other' ? 'complaint-to-review-15' : 'complaint-to-review-5'];
  }
  const isUpheld = event.type === 'complaint-decided' && event.details.outcome === 'upheld';
  return isUpheld ? ['complaint-upheld'] : [];
};

const complaintOf = ({ details }: Happened): { complaintId?: string } =>
  details !== undefined && 'complaintId' in details ? { complaintId: details.complaintId } : {};

/** The facts in an event, given where the case stood before it. */
const factsIn = (event: Happened, state: ContractState): OfficeFact[] =>
  [
    ...factsBefore(event, state),
    ...[...meaningOf(event.type, state), ...factsAfter(event)].map((type) => ({
      type,
      on: event.occurredOn,
    })),
  ].map((fact) => ({ ...fact, ...complaintOf(event) }));

/** An application is filed on the first day on which any office of the state took it. */
const filing = (acceptedOn: IsoDay, events: readonly Happened[]): OfficeFact[] => {
  const mfc = events.filter(({ type }) => type === 'mfc-accepted').map(({ occurredOn }) => occurredOn);
  return [
    ...mfc.map((on) => ({ type: 'mfc-accepted', on }) as const),
    { type: 'accepted', on: acceptedOn },
    { type: 'filed', on: mfc.reduce(earlierOf, acceptedOn) },
  ];
};

/** Everything that starts and meets terms in a case: acceptance, then the events as posted and corrected. */
export const officeFacts = (acceptedOn: IsoDay, posted: readonly OfficeEvent[]): OfficeFact[] => {
  const events = historyOf(posted);
  let life: ContractLife = NEW_LIFE;
  const facts = filing(acceptedOn, events);
  for (const event of events) {
    facts.push(...factsIn(event, life.state));
    const movement = moveOn(life, event);
    if (movement.type === 'moved') life = movement.life;
  }
  return facts;
};
