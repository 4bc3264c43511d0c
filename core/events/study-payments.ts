import type { PushedFact } from '#core/events/agency-facts';
import { addMonths, monthOf } from '#core/time/month';
import { laterOf } from '#core/time/order';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { SubjectId } from '#schemas/ids';
import type { IsoDay, IsoMonth } from '#schemas/time';
import type { Track } from '#schemas/verification-request';
import type { PaymentMonth } from '#schemas/verification-result';

type TrainingEvent = Extract<PushedFact['event'], { type: `training-${string}` }>;
type Study = { from: IsoDay; until?: IsoDay; isDropped: boolean };
type Due = Pick<PaymentMonth, 'month' | 'state'>;

const isTraining = (event: PushedFact['event']): event is TrainingEvent => 'training' in event;

const courseOf = ({ training: { programme, startOn } }: TrainingEvent): string => `${startOn} ${programme}`;

/** Courses as they stand now: the end that was reported last, else the one that was planned. */
const studiesOf = (facts: readonly PushedFact[]): Study[] => {
  const told = facts.map(({ event }) => event).filter(isTraining);
  return [...new Set(told.map(courseOf))].flatMap((course) => {
    const own = told.filter((event) => courseOf(event) === course);
    const said = own.findLast(({ type }) => type !== 'training-started') ?? own[0];
    if (said === undefined) return [];
    const { startOn: from, endOn: until } = said.training;
    return [{ from, ...(until === undefined ? {} : { until }), isDropped: said.type === 'training-dropped' }];
  });
};

/** A course that was dropped leaves months that a person has to look at (clause 3.6.5); one that is over leaves none. */
const monthsOf = ({ from, until, isDropped }: Study, first: IsoMonth, atMost: number): Due[] => {
  const begins = laterOf(monthOf(from), first);
  const months = Array.from({ length: atMost }, (_, index) => addMonths(begins, index));
  if (until === undefined) return months.map((month) => ({ month, state: 'due' }));
  const last = monthOf(until);
  return months.flatMap((month): Due[] => {
    if (month <= last) return [{ month, state: 'due' }];
    return isDropped ? [{ month, state: 'to-check' }] : [];
  });
};

/** How many months the pack pays during study in this track; 0 where it does not. */
export const paidStudyMonths = ({ tracks }: PolicyPack, track: Track): number =>
  tracks[track]?.payments.find(
    ({ rhythm, startsWith }) => rhythm === 'monthly' && startsWith === 'training-started',
  )?.months ?? 0;

/**
 * Months of payment during study, in order, no month twice: those in which the person studies, none before the month after
 * signing (clause 3.4.3), `atMost` of them. A forecast for people: the office decides on payment.
 */
export const studyPaymentMonths = (
  subjectId: SubjectId,
  facts: readonly PushedFact[],
  { atMost, signedOn }: { atMost: number; signedOn: IsoDay | undefined },
): PaymentMonth[] => {
  const first = signedOn === undefined ? '' : addMonths(monthOf(signedOn), 1);
  const own = facts.filter((fact) => fact.subjectId === subjectId);
  const due = studiesOf(own).flatMap((study) => monthsOf(study, first, atMost));
  const months = [...new Set(due.map(({ month }) => month))].toSorted().slice(0, atMost);
  return months.map((month) => {
    const isDue = due.some((one) => one.month === month && one.state === 'due');
    return { subjectId, month, ground: 'training', state: isDue ? 'due' : 'to-check' };
  });
};
