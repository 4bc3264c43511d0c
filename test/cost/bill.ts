import type { BilledCall, Ledger } from '#test/cost/ledger';

/** So many of one call of one act; per verification, not as a sum. */
type BillLine = Pick<BilledCall, 'act' | 'call'> & {
  requests: number;
  writeUnits: number;
  readUnits: number;
};

export type Bill = {
  families: number;
  lines: readonly BillLine[];
  /** Requests of our own code to SQS, DynamoDB and EventBridge. */
  requests: number;
  writeUnits: number;
  readUnits: number;
  /** Requests of Lambda's pollers: a receive and a delete for each batch. */
  pollerRequests: number;
  runs: number;
  /** Of these, of the act that waits for an agency. */
  sendingRuns: number;
  events: number;
  logBytes: number;
};

/** What one run of the sweeper asks for however little is due: one look at each shard. */
const isIdle = ({ act, call }: BilledCall): boolean => act === 'sweep' && call === 'Query due';

/** What a verification costs; the sweeper's looks at its shards belong to the minute and are left out. */
export const billOf = (ledger: Ledger, families: number): Bill => {
  const calls = ledger.calls.filter((call) => !isIdle(call));
  const lines = new Map<string, BillLine>();
  for (const { act, call, writeUnits, readUnits } of calls) {
    const key = `${act} ${call}`;
    const line = lines.get(key) ?? { act, call, requests: 0, writeUnits: 0, readUnits: 0 };
    line.requests += 1 / families;
    line.writeUnits += writeUnits / families;
    line.readUnits += readUnits / families;
    lines.set(key, line);
  }
  const all = [...lines.values()];
  const sum = (of: (line: BillLine) => number): number => all.reduce((total, line) => total + of(line), 0);
  return {
    families,
    lines: all,
    requests: sum(({ requests }) => requests),
    writeUnits: sum(({ writeUnits }) => writeUnits),
    readUnits: sum(({ readUnits }) => readUnits),
    pollerRequests: (2 * ledger.batches) / families,
    runs: [...ledger.runs.values()].reduce((total, runs) => total + runs, 0) / families,
    sendingRuns:
      [...ledger.runs].reduce((total, [act, runs]) => total + (act.startsWith('query-') ? runs : 0), 0) /
      families,
    events: ledger.events / families,
    logBytes: ledger.logBytes / families,
  };
};
