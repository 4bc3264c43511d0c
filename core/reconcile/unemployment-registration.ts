import { activityItem, compareActivity, declaredActivity, recordSays } from '#core/reconcile/activity';
import { type Context, type Known, knownOf } from '#core/reconcile/context';
import { type Contribution, joined } from '#core/reconcile/contribution';
import type { Finding } from '#core/reconcile/finding';
import { explanations } from '#core/texts/explanations';
import { whoIs } from '#core/texts/who';
import type { Bilingual } from '#schemas/bilingual';
import { firstDayOf, lastDayOf } from '#core/time/month';
import { checkDayOf } from '#core/time/reference-days';
import type { Subject } from '#schemas/person';
import type { IsoDay, IsoMonth } from '#schemas/time';

type Facts = Extract<Known<'unemployment-registration'>, { type: 'facts' }>;
export type CentreStatus = 'unemployed' | 'job-seeker' | 'none';

/** What the employment service says about somebody, inside a sentence. */
export const CENTRE_STATUSES: Readonly<Record<CentreStatus, Bilingual>> = {
  unemployed: { ru: 'состоит на учёте как безработный', en: 'registered as unemployed' },
  'job-seeker': { ru: 'состоит на учёте как ищущий работу', en: 'registered as a job-seeker' },
  none: { ru: 'на учёте не состоит', en: 'not registered' },
};

/** The status on `day`; open ends are open periods, both ends belong to the period. */
export const centreStatusOn = (facts: Facts['facts'], day: IsoDay): CentreStatus => {
  const current = facts.periods
    .filter(({ from, until }) => (from ?? day) <= day && (until ?? day) >= day)
    .map(({ status }) => status);
  if (current.includes('unemployed')) return 'unemployed';
  return current.includes('job-seeker') ? 'job-seeker' : 'none';
};

/**
 * Unemployed from the first to the last day of the month. An open beginning says nothing about the months before the day
 * that was asked about.
 */
export const isUnemployedThroughout = ({ periods }: Facts['facts'], month: IsoMonth): boolean =>
  periods.some(
    ({ status, from, until = '9999-12-31' }) =>
      status === 'unemployed' && from !== undefined && from <= firstDayOf(month) && until >= lastDayOf(month),
  );

/** Registration is a condition of the job-search track, where a job-seeker will do as well. */
const severityOf = (context: Context, status: CentreStatus): 'high' | 'low' =>
  context.request.track === 'job-search' && status !== 'job-seeker' ? 'high' : 'low';

const differs = (context: Context, subject: Subject, { facts, evidence }: Facts): Finding => {
  const status = centreStatusOn(facts, checkDayOf(context.request));
  const declared =
    declaredActivity(context, subject, 'registeredUnemployed') === true ? 'unemployed' : 'none';
  return {
    kind: 'unemployment-status-differs',
    subjectId: subject.subjectId,
    item: activityItem(subject, 'registeredUnemployed'),
    declared,
    recorded: status,
    evidence,
    explanation: explanations['unemployment-status-differs']({
      who: whoIs(subject),
      declared: CENTRE_STATUSES[declared],
      recorded: CENTRE_STATUSES[status],
    }),
    weight: { type: 'fixed', severity: severityOf(context, status), effect: 'not-decidable' },
  };
};

const ofSubject = (context: Context, subject: Subject): Contribution => {
  const declared = declaredActivity(context, subject, 'registeredUnemployed');
  const known = knownOf(context, 'unemployment-registration', { subject });
  return compareActivity({ context, subject, field: 'registeredUnemployed', declared, known }, (record) => {
    const isUnemployed = centreStatusOn(record.facts, checkDayOf(context.request)) === 'unemployed';
    return {
      state: recordSays(declared, isUnemployed),
      findings:
        declared === undefined || declared === isUnemployed ? [] : [differs(context, subject, record)],
    };
  });
};

export const unemploymentRegistrations = (context: Context): Contribution =>
  joined(context.request.subjects.map((subject) => ofSubject(context, subject)));
