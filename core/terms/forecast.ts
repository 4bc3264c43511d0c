import { addWorkingDays } from '#core/time/calendar';
import type { Deadline } from '#schemas/deadline';
import type { IsoDay } from '#schemas/time';

/** Whether an agency's own term ends in time. `shifted`: only if day 6 moves to the next working day. */
export type Forecast = {
  answerDueOn: IsoDay;
  meetsPreparation: 'yes' | 'shifted' | 'no';
  meetsNotice: boolean;
};

type DueDays = Pick<Deadline, 'nominalDue' | 'legalDue'>;

/**
 * When the agency must have answered, and whether that lies within day 6 (clause 3.2.2) and day 10 (clause 3.2.3). The
 * term counts working days from the day after the question. Throws `CalendarYearMissing`.
 */
export const forecastAnswer = (
  asked: { on: IsoDay; termWorkingDays: number },
  terms: { preparation: DueDays; notice: DueDays },
): Forecast => {
  const answerDueOn = addWorkingDays(asked.on, asked.termWorkingDays);
  const { preparation, notice } = terms;
  const meetsShifted = answerDueOn <= preparation.legalDue ? 'shifted' : 'no';
  return {
    answerDueOn,
    meetsPreparation: answerDueOn <= preparation.nominalDue ? 'yes' : meetsShifted,
    meetsNotice: answerDueOn <= notice.nominalDue,
  };
};
