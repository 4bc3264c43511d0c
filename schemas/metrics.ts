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
  /** Of the cases that a sweep looked at: questions without an answer, and cases whose safe day is today or has passed. */
  OpenQuestions: 'Count',
  DueDeadlines: 'Count',
  OverdueDeadlines: 'Count',
  /** Questions that should have ended and have not: sent = answered + refused + unanswered + cancelled + open does not close. */
  BalanceDifference: 'Count',
  /** Recorded answers, by agency and outcome. */
  Answers: 'Count',
  /** 1 while an agency's circuit lets nobody call, 0 after a call. */
  CircuitOpen: 'None',
} as const;

export type MetricName = keyof typeof METRIC_UNITS;

/** By what a metric is told apart beside the function that writes it. */
export type MetricDimension = 'Agency' | 'Outcome';
