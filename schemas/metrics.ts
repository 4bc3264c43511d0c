/** What the exchange counts about itself: names that the acts write and the watch stack reads. No personal data, no ids. */
export const METRIC_NAMESPACE = 'Sverka';

export const METRIC_UNITS = {
  /** Messages of a run: settled, and left on their queue. */
  HintsSettled: 'Count',
  HintsKept: 'Count',
  /** Since the oldest message of a run was sent. */
  OldestHintAgeSeconds: 'Seconds',
  /** Rows that a sweep found due, those that it could not visit, and how long the most overdue one had waited. */
  DueRows: 'Count',
  RowsLeft: 'Count',
  OldestDueSeconds: 'Seconds',
  /** Questions without an answer, by agency; cases whose safe day is today or has passed. The census counts them. */
  OpenRows: 'Count',
  DueDeadlines: 'Count',
  OverdueDeadlines: 'Count',
  /** `difference` of `GET /v1/ops/balance`: questions that should have ended and have not. The census counts them. */
  BalanceDifference: 'Count',
  /** 1 from October on while the decree on days off of the next year has not been entered. */
  CalendarMissing: 'None',
  /** Recorded answers, by agency and outcome. */
  Answers: 'Count',
  /** 1 while an agency's circuit lets nobody call, 0 otherwise, each minute, by agency. */
  CircuitOpen: 'None',
} as const;

export type MetricName = keyof typeof METRIC_UNITS;

/** The census counts a part of the open cases each minute; so many minutes together are all of them, each once. */
export const CENSUS_MINUTES = 36;

/** By what a metric is told apart beside the function that writes it. */
export type MetricDimension = 'Agency' | 'Outcome';
