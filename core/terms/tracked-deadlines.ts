import { lifeAfter } from '#core/office/contract-lifecycle';
import { isLapsed } from '#core/terms/lapsed-terms';
import { dueDaysOf, type LegalTerm } from '#core/terms/legal-term';
import { termsOf } from '#core/terms/legal-terms';
import { officeFacts, type OfficeFact } from '#core/office/office-facts';
import { isContractKept } from '#core/office/termination-basis';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { Deadline, TrackedDeadline } from '#schemas/deadline';
import type { OfficeEvent } from '#schemas/office-event';
import type { IsoDay } from '#schemas/time';
import type { Purpose } from '#schemas/verification-request';

export type CaseEvents = {
  /** Absent: the decision. */
  purpose?: Purpose;
  acceptedOn: IsoDay;
  /** As they were posted. */
  officeEvents: readonly OfficeEvent[];
};

type Started = { term: LegalTerm; start: OfficeFact; metOn?: IsoDay };

const isMetBy = ({ term, start, metOn }: Started, fact: OfficeFact): boolean =>
  metOn === undefined && start.complaintId === fact.complaintId && term.metBy.includes(fact.type);

/** A fact first meets what runs, then starts what it starts; the same term from the same day is one term. */
const withFact =
  (terms: readonly LegalTerm[]) =>
  (running: readonly Started[], fact: OfficeFact): readonly Started[] => {
    const met = running.map((one) => (isMetBy(one, fact) ? { ...one, metOn: fact.on } : one));
    const started = terms
      .filter((term) => term.start === fact.type)
      .filter(
        (term) =>
          !met.some(
            (one) =>
              one.term.code === term.code &&
              one.start.on === fact.on &&
              one.start.complaintId === fact.complaintId,
          ),
      )
      .map((term) => ({ term, start: fact }));
    return [...met, ...started];
  };

const startedTerms = (
  { purpose, acceptedOn, officeEvents }: CaseEvents,
  policy: PolicyPack,
): readonly Started[] =>
  officeFacts(acceptedOn, officeEvents).reduce<readonly Started[]>(withFact(termsOf(policy, purpose)), []);

/** Alarms use the safe day, lateness counts against the legal one. */
const statusOf = (
  { safeDue, legalDue }: Deadline,
  metOn: IsoDay | undefined,
  today: IsoDay,
): TrackedDeadline['status'] => {
  if (metOn !== undefined) return 'met';
  if (today > legalDue) return 'overdue';
  return today >= safeDue ? 'due-today' : 'open';
};

/**
 * Every term that has started in a case, with what has met it. Nothing of it is stored: it follows from the events. What
 * nothing can meet any more where the case stands is not owed. Throws `CalendarYearMissing`.
 */
export const trackedDeadlines = (known: CaseEvents, policy: PolicyPack, today: IsoDay): TrackedDeadline[] => {
  const { state } = lifeAfter(known.officeEvents);
  return startedTerms(known, policy)
    .filter(({ term }) => term.metBy.length > 0)
    .filter(
      ({ term, start, metOn }) =>
        metOn !== undefined || start.complaintId !== undefined || !isLapsed(term.code, state),
    )
    .map(({ term, start, metOn }) => {
      const deadline = dueDaysOf(start.on, term, policy);
      const status = statusOf(deadline, metOn, today);
      return { ...deadline, status, ...(metOn === undefined ? {} : { metOn }) };
    });
};

/** The dates on which money starts and stops (clauses 3.4.3 and 3.6.5): they come by themselves. */
export const paymentDates = (
  known: CaseEvents,
  policy: PolicyPack,
): { firstPaymentOn?: IsoDay; paymentStopsOn?: IsoDay } => {
  const started = startedTerms(known, policy);
  const dayOf = (code: Deadline['code']): IsoDay | undefined => {
    const last = started.findLast(({ term }) => term.code === code);
    return last === undefined ? undefined : dueDaysOf(last.start.on, last.term, policy).nominalDue;
  };
  const firstPaymentOn = dayOf('first-payment');
  // Grounds that were weighed and did not end the contract stop nothing.
  const paymentStopsOn = isContractKept(known.officeEvents) ? undefined : dayOf('payment-stops');
  return {
    ...(firstPaymentOn === undefined ? {} : { firstPaymentOn }),
    ...(paymentStopsOn === undefined ? {} : { paymentStopsOn }),
  };
};
