import type { Bill } from '#test/cost/bill';

/** List prices in dollars, us-east-1, November 2026, free tiers left out; pages and reasons: `docs/cost.md`. */
const PER_MILLION = {
  writeUnits: 0.625,
  readUnits: 0.125,
  queueRequests: 0.4,
  events: 1,
  gatewayCalls: 1,
  runs: 0.2,
  gigabyteSeconds: 13.3334,
} as const;
const PER_GIGABYTE_OF_LOG = 0.5;

/** What is assumed and not measured. */
const MEMORY_GIGABYTES = 0.5;
const SECONDS_A_RUN = 0.12;
const AGENCY_SECONDS = 0.3;
const PLATFORM_LOG_BYTES_A_RUN = 400;
/** The office's call and the callback of one agency. */
const GATEWAY_CALLS = 2;

/** Dollars per million verifications by what they are paid for. */
type Dollars = Record<
  'writes' | 'reads' | 'queues' | 'lambda' | 'gateway' | 'events' | 'logs' | 'sum',
  number
>;

export const dollarsOf = (bill: Bill): Dollars => {
  const requestsTo = (pattern: RegExp): number =>
    bill.lines.filter(({ call }) => pattern.test(call)).reduce((sum, { requests }) => sum + requests, 0);
  const gigabyteSeconds = (bill.runs * SECONDS_A_RUN + bill.sendingRuns * AGENCY_SECONDS) * MEMORY_GIGABYTES;
  const parts = {
    writes: bill.writeUnits * PER_MILLION.writeUnits,
    reads: bill.readUnits * PER_MILLION.readUnits,
    queues: (requestsTo(/^SendMessage/) + bill.pollerRequests) * PER_MILLION.queueRequests,
    lambda: bill.runs * PER_MILLION.runs + gigabyteSeconds * PER_MILLION.gigabyteSeconds,
    gateway: GATEWAY_CALLS * PER_MILLION.gatewayCalls,
    events: bill.events * PER_MILLION.events,
    // A million times bytes is so many megabytes.
    logs: ((bill.logBytes + bill.runs * PLATFORM_LOG_BYTES_A_RUN) / 1000) * PER_GIGABYTE_OF_LOG,
  };
  return { ...parts, sum: Object.values(parts).reduce((sum, part) => sum + part, 0) };
};
