import { roubleTextOf } from '#core/money';
import { lastDayOf } from '#core/time/month';
import { laterOf } from '#core/time/order';
import { toldOn } from '#core/reconcile/activity-conflicts';
import { type Context, knownOf } from '#core/reconcile/context';
import { registerMonth } from '#core/reconcile/labour-register';
import type { Clash, Records } from '#core/reconcile/record-conflicts';
import type { Statement } from '#core/reconcile/record-precedence';
import { centreStatusOn, isUnemployedThroughout } from '#core/reconcile/unemployment-registration';
import { monthName } from '#core/texts/month-name';
import { recordSays } from '#core/texts/record-texts';
import { checkDayOf } from '#core/time/reference-days';
import type { Subject } from '#schemas/person';
import type { IsoDay, IsoMonth } from '#schemas/time';
import type { PlacementFact } from '#schemas/verification-result';

type Payment = { month: IsoMonth; inn?: string; statement: Statement };

/** Payments of the accounting period, each with the record that says it. */
const paymentsTo = (context: Context, subject: Subject): Payment[] =>
  context.window.flatMap((month) => {
    const { known, recorded } = registerMonth(context, subject, month);
    return recorded
      .filter(({ amount }) => amount > 0)
      .map(({ inn, name, amount }) => ({
        month,
        ...(inn === undefined ? {} : { inn }),
        statement: {
          record: 'income-by-payer' as const,
          said: recordSays.paid({ payer: name, month: monthName(month), amount: roubleTextOf(amount) }),
          toldOn: toldOn(context, known.evidence),
          evidence: known.evidence,
        },
      }));
  });

const jobStatement = ({ employerName, startOn, isConfirmed, reports }: PlacementFact): Statement => ({
  record: isConfirmed ? 'placement' : 'placement-unconfirmed',
  said: recordSays.job({ employer: employerName, day: startOn }),
  toldOn: reports.map(({ reportedOn }) => reportedOn).reduce(laterOf),
  events: reports.map(({ sourceEventId }) => sourceEventId),
});

const weightOf = ({ request }: Context): Clash['weight'] => ({
  type: 'fixed',
  severity: request.track === 'job-search' ? 'high' : 'medium',
  effect: 'not-decidable',
});

type Registration = {
  statement: Statement;
  isWhole: (month: IsoMonth) => boolean;
  isOn: (day: IsoDay) => boolean;
};

const registrationOf = (context: Context, subject: Subject): Registration | undefined => {
  const known = knownOf(context, 'unemployment-registration', { subject });
  if (known.type === 'nothing') return undefined;
  const { facts, evidence } = known;
  const day = checkDayOf(context.request);
  return {
    statement: {
      record: 'unemployment-registration',
      said: recordSays.registered({ day }),
      toldOn: toldOn(context, evidence),
      evidence,
    },
    isOn: (asked) => centreStatusOn(facts, asked) === 'unemployed',
    isWhole: (month) => isUnemployedThroughout(facts, month),
  };
};

/** Paid in a month in which the person was registered as unemployed from the first to the last day. */
const paidWhileRegistered = (context: Context, payments: readonly Payment[], centre: Registration): Clash[] =>
  payments
    .filter(({ month }) => centre.isWhole(month))
    .map(({ month, inn, statement }) => ({
      fact: 'occupation',
      about: `paid ${inn ?? ''} ${month}`,
      statements: [centre.statement, statement],
      weight: weightOf(context),
    }));

const isHeld = ({ state, startOn, endOn }: PlacementFact, day: IsoDay): boolean =>
  state !== 'cancelled' && startOn < day && (endOn === undefined || endOn > day);

/** In work on the day of the check, and registered as unemployed on it. */
const workingWhileRegistered = ({ context, placements }: Records, centre: Registration): Clash[] => {
  const day = checkDayOf(context.request);
  return centre.isOn(day)
    ? placements
        .filter((job) => isHeld(job, day))
        .map((job) => ({
          fact: 'occupation',
          about: `job ${job.employerInn} ${job.startOn}`,
          statements: [jobStatement(job), centre.statement],
          weight: weightOf(context),
        }))
    : [];
};

/** The employer had paid in a month before the one in which the job is said to have begun. */
const paidBeforeStart = ({ placements }: Records, payments: readonly Payment[]): Clash[] =>
  placements
    .filter(({ state }) => state !== 'cancelled')
    .flatMap((job): Clash[] => {
      const earlier = payments.find(
        ({ inn, month }) => inn === job.employerInn && lastDayOf(month) < job.startOn,
      );
      const wasThere = placements.some(
        ({ employerInn, startOn, state }) =>
          state !== 'cancelled' && employerInn === job.employerInn && startOn < job.startOn,
      );
      return earlier === undefined || wasThere
        ? []
        : [
            {
              fact: 'job-start',
              about: `${job.employerInn} ${job.startOn}`,
              statements: [jobStatement(job), earlier.statement],
              weight: { type: 'fixed', severity: 'medium', effect: 'does-not-change-eligibility' },
            },
          ];
    });

/** Posted jobs, payments and the registration of the unemployed against each other. */
export const jobConflicts = (records: Records, subject: Subject): Clash[] => {
  const payments = paymentsTo(records.context, subject);
  const centre = registrationOf(records.context, subject);
  return [
    ...(centre === undefined
      ? []
      : [
          ...paidWhileRegistered(records.context, payments, centre),
          ...workingWhileRegistered(records, centre),
        ]),
    ...paidBeforeStart(records, payments),
  ];
};
