/** What one process measured: CPU ms per call; `coldMs` of a first call, where that is what counts. */
export type Measured = {
  name: string;
  workMs: number;
  floorMs: number;
  bytes: number;
  coldMs?: number | undefined;
};
/** One measurement of every candidate; ratios are formed inside a round, where the machine is the same. */
export type Round = ReadonlyMap<string, Measured>;

type Goal = { what: string; unit: 'ms' | '×'; limit: number; valueIn: (round: Round) => number };
export type Outcome = {
  what: string;
  unit: 'ms' | '×';
  limit: number;
  value: number;
  least: number;
  holds: boolean;
};

const of = (round: Round, name: string): Measured => {
  const measured = round.get(name);
  if (measured === undefined) throw new Error(`nothing measured for ${name}`);
  return measured;
};

const ratioOf =
  (name: string) =>
  (round: Round): number =>
    of(round, name).workMs / of(round, name).floorMs;

const perByte = ({ workMs, bytes }: Measured): number => workMs / bytes;

const goals: readonly Goal[] = [
  { what: 'decide one family', unit: 'ms', limit: 0.5, valueIn: (round) => of(round, 'decide').workMs },
  { what: 'decode 20 KB ÷ floor', unit: '×', limit: 12, valueIn: ratioOf('decode-20') },
  {
    what: 'decode: a byte of 500 KB ÷ a byte of 20 KB',
    unit: '×',
    limit: 1.3,
    valueIn: (round) => perByte(of(round, 'decode-500')) / perByte(of(round, 'decode-20')),
  },
  // The goal was set for messages of 20 KB; ours are of one, mostly envelope, so that it is stricter here.
  { what: 'encode 1 KB ÷ floor (goal set for 20 KB)', unit: '×', limit: 1.5, valueIn: ratioOf('encode') },
  {
    what: 'the slowest hostile shape, first call',
    unit: 'ms',
    limit: 250,
    valueIn: (round) => of(round, 'bomb').coldMs ?? Number.NaN,
  },
  { what: 'sign 20 KB ÷ (digest + raw signature)', unit: '×', limit: 2.5, valueIn: ratioOf('sign') },
  { what: 'verify 20 KB ÷ (digest + raw verification)', unit: '×', limit: 2.5, valueIn: ratioOf('verify') },
];

export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
};

/** A goal holds by the median; `least` is the best round, which the machine's other work has disturbed least. */
export const outcomesOf = (rounds: readonly Round[]): Outcome[] =>
  goals.map(({ what, unit, limit, valueIn }) => {
    const values = rounds.map(valueIn);
    const value = medianOf(values);
    return { what, unit, limit, value, least: Math.min(...values), holds: value <= limit };
  });
