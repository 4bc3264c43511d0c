/** Headings of `docs/runbook.md` to which an alarm may lead, as the anchors that they make. */
export const runbookAnchors = [
  'dead-letters',
  'agency-down',
  'contract-changed',
  'an-agency-refuses',
  'backlog-after-an-outage',
  'the-sweep-stands-still',
  'days-run-out',
  'the-balance-does-not-close',
  'the-calendar-ends',
  'a-function-fails',
  'the-front-door-fails',
  'the-table-refuses',
] as const;

export type RunbookAnchor = (typeof runbookAnchors)[number];
