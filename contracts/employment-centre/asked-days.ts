import type { QueryPeriod } from '#schemas/query';
import type { IsoDay } from '#schemas/time';

/** First and last day that a question is about. */
export const askedDays = (period: QueryPeriod): { from: IsoDay; to: IsoDay } => {
  switch (period.type) {
    case 'days':
      return { from: period.from, to: period.to };
    case 'as-of':
      return { from: period.day, to: period.day };
    case 'report-year':
      return { from: `${period.year}-01-01`, to: `${period.year}-12-31` };
  }
};
