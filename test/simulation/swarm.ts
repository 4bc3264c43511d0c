import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** How often each thing goes wrong, per occasion, at the usual rate. */
const USUAL = {
  /** The process dies before or after the effect of a call. */
  'crash-before': 0.002,
  'crash-after': 0.002,
  /** The store or a queue was not reached, or refused for load: no effect, an error. */
  unreached: 0.004,
  /** It was reached, and its reply was lost: the effect, and an error. */
  unheard: 0.004,
  /** The client did not hear the reply and called again by itself. */
  repeated: 0.01,
  slow: 0.02,
  /** A call hangs until its function's time is over; its effect comes after that, from nobody. */
  stuck: 0.0005,
  /** The clock of an environment is put right, or wrong, from one look to the next. */
  'clock-jump': 0.005,
  /** An environment that starts runs the code of the release before. */
  'old-code': 0.1,
  /** A message of a queue comes again, comes late, is lost, is not deleted, is seen by two at once. */
  'message-twice': 0.02,
  'message-late': 0.05,
  'message-lost': 0.01,
  'delete-lost': 0.01,
  'seen-early': 0.01,
  /** A queue is emptied, looked at once a minute. */
  'queue-purged': 0.002,
  /** Every message that a queue has ever had comes again, looked at once a minute. */
  'queue-replayed': 0.0005,
  /** The table is what it was five minutes ago, drawn once for a world. */
  'table-restored': 0.05,
  /** The agency was not reached; heard, but its reply was lost; in trouble; overloaded. */
  'agency-unreached': 0.01,
  'agency-unheard': 0.01,
  'agency-error': 0.01,
  'agency-busy': 0.005,
  /** The office stops asking before it heard that its request is taken. */
  'office-gives-up': 0.02,
  /** The office sends a request again that is taken. */
  'office-repeats': 0.1,
} as const;
export type Fault = keyof typeof USUAL;

export const FAULTS: readonly string[] = Object.keys(USUAL);

/** How a seed may change the usual rate. */
const FACTORS = [0, 1, 1, 4, 6] as const;

/** Uniform in [0, 1), and what is drawn from it. Everything follows from the seed. */
export type Dice = {
  fraction: () => number;
  /** A whole number from 0, below the given one. */
  below: (end: number) => number;
  oneOf: <Item>(items: readonly [Item, ...Item[]]) => Item;
};

/** Streams with other names are independent of each other: without one fault the families are the same. */
export const dice = (seed: number, stream: string): Dice => {
  const salt = Array.from(stream).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7);
  const generator = xoroshiro128plus((seed * 2_654_435_761 + salt) | 0);
  const fraction = (): number => uniformFloat64(generator);
  const below = (end: number): number => Math.floor(fraction() * end);
  return {
    fraction,
    below,
    oneOf: (items) => items[below(items.length)] ?? items[0],
  };
};

/** Says whether something goes wrong now, at the rates that the seed drew, and counts what did. */
export type Swarm = {
  strikes: (fault: Fault) => boolean;
  /** How often each thing went wrong. */
  struck: () => Readonly<Partial<Record<Fault, number>>>;
  /** From now on nothing goes wrong. */
  heal: () => void;
};

export const swarm = (seed: number): Swarm => {
  const rates = new Map<string, number>();
  const factors = dice(seed, 'rates');
  for (const [fault, rate] of Object.entries(USUAL)) rates.set(fault, rate * factors.oneOf(FACTORS));
  const draws = dice(seed, 'faults');
  const struck: Partial<Record<Fault, number>> = {};
  let isHealed = false;
  return {
    strikes: (fault) => {
      const rate = isHealed ? 0 : (rates.get(fault) ?? 0);
      if (rate === 0 || draws.fraction() >= rate) return false;
      struck[fault] = (struck[fault] ?? 0) + 1;
      return true;
    },
    struck: () => struck,
    heal: () => {
      isHealed = true;
    },
  };
};
