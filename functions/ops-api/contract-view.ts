import type { Agency } from '#core/agency';
import { allowedSteps, lifeAfter } from '#core/office/contract-lifecycle';
import { commissionWait } from '#core/terms/commission-wait';
import { complaintViews } from '#core/office/complaint-views';
import { deadlinesOf } from '#core/terms/deadlines';
import { forecastAnswer } from '#core/terms/forecast';
import { ifYearsKnown } from '#core/time/calendar';
import { civilDayOf } from '#core/time/local-time';
import type { PolicyPack } from '#core/policies/policy-pack';
import type { CaseFile, QueryRow } from '#core/ports';
import { isOpen } from '#core/queries/query-progress';
import { terminationBasis } from '#core/office/termination-basis';
import { additionalCheckAdvice } from '#core/texts/additional-check-advice';
import { paymentDates, trackedDeadlines } from '#core/terms/tracked-deadlines';
import { existing } from '#functions/runtime/missing-row';
import type { CaseView, ForecastView } from '#schemas/api';
import type { Deadline, Obligation, TermCode, TrackedDeadline } from '#schemas/deadline';
import type { OfficeEvent } from '#schemas/office-event';
import type { Instant, IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

/** When it is looked at, by whose rules. */
export type Looked = { now: Instant; policy: PolicyPack };

const todayOf = ({ now, policy }: Looked): IsoDay => civilDayOf(now, policy.timeZone);

/** Every term of a case. Our part of preparation is met with the result; handing over is the office's. */
export const deadlinesNow = (
  { purpose, acceptedOn, state }: VerificationCase,
  officeEvents: readonly OfficeEvent[],
  looked: Looked,
): TrackedDeadline[] =>
  trackedDeadlines({ purpose, acceptedOn, officeEvents }, looked.policy, todayOf(looked)).map((deadline) =>
    deadline.code === 'preparation' && state === 'result-ready' ? { ...deadline, status: 'met' } : deadline,
  );

export const termOf = (deadlines: readonly Deadline[], code: TermCode): Deadline =>
  existing(
    deadlines.find((deadline) => deadline.code === code),
    `policy/terms/${code}`,
  );

export const openQueries = ({ queries }: CaseFile): QueryRow[] => queries.filter(isOpen);

type Forecasting = Looked & { agencies: readonly Agency[] };

type Days = { preparation: Deadline; notice: Deadline };

const forecastOf = (file: CaseFile, days: Days, look: Forecasting): ForecastView[] =>
  openQueries(file).flatMap(({ queryId, agency: id, kind, progress }) => {
    const agency = look.agencies.find((one) => one.id === id);
    if (agency === undefined) return [];
    const on = civilDayOf(progress.sentAt ?? look.now, look.policy.timeZone);
    const asked = { on, termWorkingDays: agency.termWorkingDays };
    // In late December of the last known year nothing can be said of an answer; what is known is shown all the same.
    const forecast = ifYearsKnown(() => forecastAnswer(asked, days));
    return forecast === undefined ? [] : [{ queryId, agency: id, kind, ...forecast }];
  });

/** Whether every answer can come in time, and what to announce where not. A later check announces nothing (clause 3.2.3). */
const outlook = (file: CaseFile, look: Forecasting): Pick<CaseView, 'forecast' | 'advice'> => {
  const { purpose, acceptedOn } = file.case;
  if (purpose !== 'decision') return { forecast: [] };
  const terms = deadlinesOf(acceptedOn, look.policy);
  const days = {
    preparation: termOf(terms, 'preparation'),
    notice: termOf(terms, 'additional-check-notice'),
  };
  const forecast = forecastOf(file, days, look);
  const isLate = forecast.some(({ meetsPreparation }) => meetsPreparation !== 'yes');
  return isLate && lifeAfter(file.officeEvents).state === 'preparation'
    ? { forecast, advice: additionalCheckAdvice(days.preparation, days.notice) }
    : { forecast };
};

type ContractView = Pick<
  CaseView,
  'deadlines' | 'contract' | 'complaints' | 'officeEvents' | 'obligations' | 'forecast' | 'advice'
>;

/** State, money, and the waits for which no term is set. */
const contractOf = (
  { case: { purpose, acceptedOn }, officeEvents }: CaseFile,
  look: Looked,
): CaseView['contract'] => {
  const life = lifeAfter(officeEvents);
  const wait = commissionWait(officeEvents, todayOf(look));
  const termination = terminationBasis(officeEvents);
  return {
    state: life.state,
    allowed: allowedSteps(life),
    ...paymentDates({ purpose, acceptedOn, officeEvents }, look.policy),
    ...(wait === undefined ? {} : { commissionWait: wait }),
    ...(termination === undefined ? {} : { termination }),
  };
};

/** Where the application and its contract stand, what is due, and what will not be in time. All of it follows. */
export const contractView = (
  file: CaseFile,
  followedObligations: readonly Obligation[],
  look: Forecasting,
): ContractView => {
  const { officeEvents } = file;
  const deadlines = deadlinesNow(file.case, officeEvents, look);
  const complaints = complaintViews(file, deadlines);
  return {
    deadlines,
    contract: contractOf(file, look),
    ...(complaints.length === 0 ? {} : { complaints }),
    officeEvents: [...officeEvents],
    obligations: [...followedObligations],
    ...outlook(file, look),
  };
};
