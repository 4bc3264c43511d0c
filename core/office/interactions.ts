import type { Happened } from '#core/office/office-history';

/** The applicant and an official deal with each other; notices and decisions only tell. Closed: a new event is placed here. */
const IS_INTERACTION: Readonly<Record<Happened['type'], boolean>> = {
  'mfc-accepted': false,
  'additional-check-notified': false,
  'handed-to-commission': false,
  'commission-met': false,
  'commission-concluded': false,
  decided: false,
  'applicant-notified': false,
  'contract-signed': true,
  'prolongation-proposed': false,
  'prolongation-decided': false,
  'termination-established': false,
  'termination-decided': false,
  'contract-ended': false,
  'change-reported': true,
  'monitoring-done': false,
  'complaint-registered': true,
  'complaint-decided': false,
  'complaint-remedied': false,
  'complaint-replied': false,
  'applicant-withdrew': true,
  'case-closed': false,
  'consent-withdrawn': true,
};

/** How often the applicant and the office dealt with each other after the application (clause 2.16). */
export const interactionsIn = (events: readonly Happened[]): number =>
  events.filter(({ type }) => IS_INTERACTION[type]).length;
