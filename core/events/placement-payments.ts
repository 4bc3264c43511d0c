import { addMonths, monthOf } from '#core/time/month';
import { inOrderOf, laterOf } from '#core/time/order';
import type { SubjectId } from '#schemas/ids';
import type { IsoDay, IsoMonth } from '#schemas/time';
import type { PaymentMonth, PlacementFact } from '#schemas/verification-result';

/** 1931 practice for the track of job search: one month from signing, three from confirmed employment, four at most. */
const MONTHS_FROM_SIGNING = 1;
const MONTHS_FROM_EMPLOYMENT = 3;
const MONTHS_AT_MOST = 4;

/** Payment begins in the month after (clause 3.4.3) and stops from the month after (clause 3.6.5). */
const monthAfter = (day: IsoDay): IsoMonth => addMonths(monthOf(day), 1);

const monthsFrom = (day: IsoDay, count: number): IsoMonth[] =>
  Array.from({ length: count }, (_, index) => addMonths(monthAfter(day), index));

/** Of conflicting reports too: the earliest confirmed start counts until a person decides otherwise. */
const earliestOf = (placements: readonly PlacementFact[]): PlacementFact | undefined =>
  placements
    .filter(({ state, isConfirmed }) => isConfirmed && state !== 'cancelled')
    .sort(inOrderOf(({ startOn }) => startOn))[0];

/** The month from which a person has to check whether payment goes on: after the job was reported as ended. */
const checkedFrom = (job: PlacementFact, placements: readonly PlacementFact[]): IsoMonth | undefined => {
  const { endOn, endReportedOn } = job;
  if (endOn === undefined || endReportedOn === undefined) return undefined;
  // None of them has begun before `job`, the earliest of all.
  const goesOn = placements.some(({ state, isConfirmed }) => isConfirmed && state === 'reported');
  return goesOn ? undefined : monthAfter(endReportedOn);
};

const employmentMonths = (
  placements: readonly PlacementFact[],
  signedOn: IsoDay | undefined,
): Omit<PaymentMonth, 'subjectId'>[] => {
  const job = earliestOf(placements);
  if (job === undefined) return [];
  // A job that is older than the contract pays from the contract.
  const from = laterOf(signedOn ?? job.startOn, job.startOn);
  const check = checkedFrom(job, placements);
  return monthsFrom(from, MONTHS_FROM_EMPLOYMENT).map((month) => ({
    month,
    ground: 'employment',
    state: check !== undefined && month >= check ? 'to-check' : 'due',
  }));
};

/**
 * Months of payment that follow from signing the contract and from a confirmed placement of one person, in order, no
 * month twice. `signedOn` is absent while nobody has posted that the contract is signed. A forecast for people: the office
 * decides on payment.
 */
export const paymentMonths = (
  subjectId: SubjectId,
  placements: readonly PlacementFact[],
  signedOn: IsoDay | undefined,
): PaymentMonth[] => {
  const own = placements.filter((fact) => fact.subjectId === subjectId);
  const fromSigning = signedOn === undefined ? [] : monthsFrom(signedOn, MONTHS_FROM_SIGNING);
  const months = [
    ...fromSigning.map((month) => ({ month, ground: 'signing', state: 'due' }) as const),
    ...employmentMonths(own, signedOn).filter(({ month }) => !fromSigning.includes(month)),
  ];
  return months
    .sort(inOrderOf(({ month }) => month))
    .slice(0, MONTHS_AT_MOST)
    .map((one) => ({ subjectId, ...one }));
};
