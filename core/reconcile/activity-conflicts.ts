import type { PushedFact } from '#core/events/agency-facts';
import { civilDayOf } from '#core/time/local-time';
import { laterOf } from '#core/time/order';
import { isActiveOn } from '#core/reconcile/business-status';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import type { Weight } from '#core/reconcile/finding';
import type { Clash, Records } from '#core/reconcile/record-conflicts';
import type { Statement } from '#core/reconcile/record-precedence';
import { centreStatusOn } from '#core/reconcile/unemployment-registration';
import { recordSays } from '#core/texts/record-texts';
import { checkDayOf } from '#core/time/reference-days';
import type { QueryId } from '#schemas/ids';
import type { Subject } from '#schemas/person';
import type { QueryKind } from '#schemas/query';
import type { IsoDay } from '#schemas/time';

type Pair = 'unemployed' | 'business' | 'self-employed';

/** Registration with the centre is the condition of the track of job search, an activity decides elsewhere. */
const PERSON_DECIDES: Weight = { type: 'fixed', severity: 'medium', effect: 'not-decidable' };
const CONDITION_OF_TRACK: Weight = { type: 'fixed', severity: 'high', effect: 'not-decidable' };

/** The day on which an answer told something: of "no such entry" too. */
export const toldOn = (context: Context, evidence: readonly QueryId[]): IsoDay => {
  const days = context.asked
    .filter(({ row }) => evidence.includes(row.queryId))
    .flatMap(({ answer }) =>
      answer === undefined ? [] : [civilDayOf(answer.receivedAt, context.policy.timeZone)],
    );
  return days.sort().at(-1) ?? context.request.acceptedOn;
};

/** The last of two opposite notices that holds before `day`; on the day of a change itself both may be right. */
const lastNotice = (facts: readonly PushedFact[], pair: Pair, day: IsoDay): PushedFact | undefined =>
  facts.filter(({ event, effectiveOn }) => event.type.startsWith(`${pair}-`) && effectiveOn < day).at(-1);

const isStart = ({ event }: PushedFact): boolean => event.type.endsWith('-registered');

export const noticeOf = (
  record: Statement['record'],
  { reports }: PushedFact,
  said: Statement['said'],
): Statement => ({
  record,
  said,
  toldOn: reports.map(({ reportedOn }) => reportedOn).reduce(laterOf),
  events: reports.map(({ sourceEventId }) => sourceEventId),
});

type Answered = { holds: boolean; statement: Statement };

const answered = <Kind extends QueryKind>(
  context: Context,
  kind: Kind,
  known: Known<Kind>,
): Omit<Statement, 'said'> => ({
  record: kind,
  toldOn: toldOn(context, known.evidence),
  evidence: known.evidence,
});

const registration = (context: Context, subject: Subject): Answered | undefined => {
  const known = knownOf(context, 'unemployment-registration', { subject });
  if (known.type === 'nothing') return undefined;
  const day = checkDayOf(context.request);
  const holds = centreStatusOn(known.facts, day) === 'unemployed';
  const said = holds ? recordSays.registered({ day }) : recordSays.notRegistered({ day });
  return { holds, statement: { ...answered(context, 'unemployment-registration', known), said } };
};

/** "No such entry" is how the register of entrepreneurs says that somebody is none. */
const entrepreneur = (context: Context, subject: Subject): Answered | undefined => {
  const known = knownOf(context, 'entrepreneur-record', { subject });
  const day = checkDayOf(context.request);
  const base = answered(context, 'entrepreneur-record', known);
  if (known.type === 'nothing') {
    return known.state === 'not-found'
      ? { holds: false, statement: { ...base, said: recordSays.noEntrepreneur({ day }) } }
      : undefined;
  }
  const holds = isActiveOn(known.facts, day);
  const said = holds
    ? recordSays.entrepreneur({ since: known.facts.registeredOn })
    : recordSays.noEntrepreneur({ day });
  return { holds, statement: { ...base, said } };
};

const selfEmployed = (context: Context, subject: Subject): (Answered & { day: IsoDay }) | undefined => {
  const known = knownOf(context, 'self-employed-status', { subject });
  if (known.type === 'nothing') return undefined;
  const day = known.facts.asOf ?? checkDayOf(context.request);
  const holds = known.facts.isPayer;
  const said = holds ? recordSays.selfEmployed({ day }) : recordSays.notSelfEmployed({ day });
  return { holds, day, statement: { ...answered(context, 'self-employed-status', known), said } };
};

type Told = { fact: Clash['fact']; record: Statement['record']; notice: PushedFact | undefined };

const TITLES = {
  unemployment: { start: recordSays.noticeOfRegistration, end: recordSays.noticeOfDeregistration },
  entrepreneur: { start: recordSays.noticeOfBusiness, end: recordSays.noticeOfBusinessEnd },
  'self-employed': {
    start: recordSays.noticeOfSelfEmployment,
    end: recordSays.noticeOfSelfEmploymentEnd,
  },
} as const;

const againstNotice = (
  fact: keyof typeof TITLES,
  answer: Answered | undefined,
  { record, notice, weight }: Omit<Told, 'fact'> & { weight: Weight },
): Clash[] => {
  if (answer === undefined || notice === undefined || isStart(notice) === answer.holds) return [];
  const day = notice.effectiveOn;
  const said = isStart(notice) ? TITLES[fact].start({ day }) : TITLES[fact].end({ day });
  return [{ fact, about: 'notice', statements: [answer.statement, noticeOf(record, notice, said)], weight }];
};

/** Whoever has a business or is a payer cannot be registered as unemployed. */
const againstRegistration = (
  activity: Answered | undefined,
  centre: Answered | undefined,
  weight: Weight,
): Clash[] =>
  activity?.holds === true && centre?.holds === true
    ? [
        {
          fact: 'occupation',
          about: activity.statement.record,
          statements: [activity.statement, centre.statement],
          weight,
        },
      ]
    : [];

/** Registers of activities against each other and against what was posted. */
export const activityConflicts = ({ context, facts }: Records, subject: Subject): Clash[] => {
  const day = checkDayOf(context.request);
  const centre = registration(context, subject);
  const business = entrepreneur(context, subject);
  const payer = selfEmployed(context, subject);
  const weight = context.request.track === 'job-search' ? CONDITION_OF_TRACK : PERSON_DECIDES;
  return [
    ...againstNotice('unemployment', centre, {
      record: 'unemployment-notice',
      notice: lastNotice(facts, 'unemployed', day),
      weight,
    }),
    ...againstNotice('entrepreneur', business, {
      record: 'business-notice',
      notice: lastNotice(facts, 'business', day),
      weight: PERSON_DECIDES,
    }),
    ...againstNotice('self-employed', payer, {
      record: 'self-employment-notice',
      notice: lastNotice(facts, 'self-employed', payer?.day ?? day),
      weight: PERSON_DECIDES,
    }),
    ...againstRegistration(business, centre, weight),
    ...againstRegistration(payer, centre, weight),
  ];
};
