/** One request to a service of AWS, as it would stand on the bill. */
export type BilledCall = {
  act: string;
  service: 'dynamodb' | 'sqs' | 'eventbridge';
  /** Operation and what it touches: `PutItem CASE`, `SendMessage answers`. */
  call: string;
  writeUnits: number;
  readUnits: number;
};

/** Everything that the acts of an exchange have asked of AWS, and what Lambda did around them. */
export type Ledger = {
  calls: BilledCall[];
  /** Act → runs. */
  runs: Map<string, number>;
  /** Messages that Lambda's pollers took and deleted, by batches: two requests each. */
  batches: number;
  /** Events on the bus: each is paid for, however many go in one call. */
  events: number;
  /** Bytes of the acts' log lines, metrics included. */
  logBytes: number;
};

export const emptyLedger = (): Ledger => ({ calls: [], runs: new Map(), batches: 0, events: 0, logBytes: 0 });
