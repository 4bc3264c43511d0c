export type OutageReport = {
  questions: number;
  answered: number;
  silent: number;
  /** Neither answered nor given up at the end; nothing may be. */
  open: number;
  /** Of the questions to the other agencies that came during the outage and in the first hours after it. */
  p99OthersSeconds: number;
  failedBeforeOpen: number | undefined;
  callsPerHourWhileOut: number;
  /** Most calls of the agency in any ten seconds after the outage, against what it allows in ten seconds. */
  drainShare: number;
  /** How long after its day the last silence was written. */
  latestSilenceSeconds: number;
  /** Rows that one run of the sweeper visited at most, and how late the latest of all visits was. */
  mostLooksOfRun: number;
  latestLookSeconds: number;
  looks: number;
  /** Questions without an end, and hints in the queue of the agency that is out, at most. */
  mostWaiting: number;
  mostHints: number;
};

/** Millions of questions are counted as they end, not kept. */
type OutageFigures = {
  asked: (isOther: boolean) => void;
  answered: (isOther: boolean, latencyMs: number) => void;
  silent: (lateMs: number) => void;
  /** A call of the agency that is out for a time. */
  called: (atMs: number) => void;
  swept: (looks: number, lateMs: number) => void;
  hinted: (hints: number) => void;
  waiting: () => number;
  report: (failedBeforeOpen: number | undefined) => OutageReport;
};

type Span = { fromMs: number; untilMs: number; callsPerSecond: number };

const BIN_MS = 10;
/** What takes longer than two hours is not told apart. */
const BINS = (2 * 3_600_000) / BIN_MS;
const WINDOW_MS = 10_000;

/** Percentiles of values in milliseconds, to a hundredth of a second; what never came counts as endless. */
const spread = () => {
  const bins = new Uint32Array(BINS);
  return {
    add: (valueMs: number): void => {
      const bin = Math.floor(valueMs / BIN_MS);
      if (bin < BINS) bins[bin] = (bins[bin] ?? 0) + 1;
    },
    percentileSeconds: (share: number, total: number): number => {
      let rank = Math.ceil(total * share);
      if (rank === 0) return 0;
      const bin = bins.findIndex((count) => (rank -= count) <= 0);
      return bin === -1 ? Infinity : (bin * BIN_MS) / 1000;
    },
  };
};

/** Most moments within any ten seconds; they come in order. */
const busiest = () => {
  let recent: number[] = [];
  let most = 0;
  return {
    add: (atMs: number): void => {
      if ((recent[0] ?? atMs) <= atMs - 2 * WINDOW_MS)
        recent = recent.filter((one) => one > atMs - WINDOW_MS);
      recent.push(atMs);
      const first = recent.findIndex((one) => one > atMs - WINDOW_MS);
      most = Math.max(most, recent.length - first);
    },
    most: () => most,
  };
};

export const outageFigures = ({ fromMs, untilMs, callsPerSecond }: Span): OutageFigures => {
  const latencies = spread();
  const drain = busiest();
  const counts = { questions: 0, answered: 0, silent: 0, others: 0, callsWhileOut: 0, looks: 0 };
  const most = { silenceMs: 0, looksOfRun: 0, lookMs: 0, waiting: 0, hints: 0 };
  const waiting = (): number => counts.questions - counts.answered - counts.silent;
  return {
    asked: (isOther) => {
      counts.questions += 1;
      if (isOther) counts.others += 1;
      most.waiting = Math.max(most.waiting, waiting());
    },
    answered: (isOther, latencyMs) => {
      counts.answered += 1;
      if (isOther) latencies.add(latencyMs);
    },
    silent: (lateMs) => {
      counts.silent += 1;
      most.silenceMs = Math.max(most.silenceMs, lateMs);
    },
    called: (atMs) => {
      if (atMs >= untilMs) drain.add(atMs);
      else if (atMs >= fromMs) counts.callsWhileOut += 1;
    },
    swept: (looks, lateMs) => {
      counts.looks += looks;
      most.looksOfRun = Math.max(most.looksOfRun, looks);
      most.lookMs = Math.max(most.lookMs, lateMs);
    },
    hinted: (hints) => {
      most.hints = Math.max(most.hints, hints);
    },
    waiting,
    report: (failedBeforeOpen) => ({
      questions: counts.questions,
      answered: counts.answered,
      silent: counts.silent,
      open: waiting(),
      p99OthersSeconds: latencies.percentileSeconds(0.99, counts.others),
      failedBeforeOpen,
      callsPerHourWhileOut: counts.callsWhileOut / ((untilMs - fromMs) / 3_600_000),
      drainShare: drain.most() / ((WINDOW_MS / 1000) * callsPerSecond),
      latestSilenceSeconds: most.silenceMs / 1000,
      mostLooksOfRun: most.looksOfRun,
      latestLookSeconds: most.lookMs / 1000,
      looks: counts.looks,
      mostWaiting: most.waiting,
      mostHints: most.hints,
    }),
  };
};
