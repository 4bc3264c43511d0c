import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import * as z from 'zod';
import { candidates } from '#test/bench/candidates';
import { fastestCpuMs, hasResult } from '#test/bench/cpu-time';
import { type Measured, medianOf, type Outcome, outcomesOf, type Round } from '#test/bench/goals';

/** `npm run bench`: what the goals of speed look like on this machine. It informs and never fails a build. */

const MeasuredLine = z.strictObject({
  name: z.string(),
  workMs: z.number(),
  floorMs: z.number(),
  bytes: z.number(),
  coldMs: z.number().optional(),
});

/** In a process of its own: nothing that another candidate compiled or left in memory counts. */
const measure = (name: string): Measured => {
  const candidate = candidates.find((known) => known.name === name);
  if (candidate === undefined) throw new Error(`no candidate ${name}`);
  const { work, floor, bytes, coldMs } = candidate.prepare();
  const measured = { name, ...fastestCpuMs(work, floor), bytes, coldMs };
  if (!hasResult()) throw new Error(`${name} returned nothing`);
  return measured;
};

const measureApart = (name: string): Measured =>
  MeasuredLine.parse(
    JSON.parse(
      execFileSync(process.execPath, [import.meta.filename, '--measure', name], { encoding: 'utf8' }),
    ),
  );

/** Each round starts with another candidate. */
const roundAt = (index: number): Round => {
  const turned = [
    ...candidates.slice(index % candidates.length),
    ...candidates.slice(0, index % candidates.length),
  ];
  return new Map(turned.map(({ name }) => [name, measureApart(name)]));
};

const number = (value: number): string => value.toPrecision(3);

const measuredTable = (rounds: readonly Round[]): string => {
  const table = new Table({
    head: ['measured (CPU, warm)', 'bytes', 'ms', 'floor ms', 'ratio', 'floor is'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, what, floorIs } of candidates) {
    const all = rounds.flatMap((round) => round.get(name) ?? []);
    table.push([
      what,
      all[0]?.bytes ?? '',
      number(medianOf(all.map(({ workMs }) => workMs))),
      number(medianOf(all.map(({ floorMs }) => floorMs))),
      number(medianOf(all.map(({ workMs, floorMs }) => workMs / floorMs))),
      floorIs,
    ]);
  }
  return table.toString();
};

const goalTable = (outcomes: readonly Outcome[]): string => {
  const table = new Table({
    head: ['goal', 'at most', 'median', 'best round', ''],
    style: { head: [], border: [], compact: true },
  });
  for (const { what, unit, limit, value, least, holds } of outcomes) {
    table.push([what, `${limit} ${unit}`, number(value), number(least), holds ? 'holds' : 'does not hold']);
  }
  return table.toString();
};

const { values } = parseArgs({
  options: {
    measure: { type: 'string' },
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
  },
});

const report = (): string => {
  const rounds = Array.from({ length: z.int().min(1).parse(Number(values.rounds)) }, (_, index) =>
    roundAt(index),
  );
  const outcomes = outcomesOf(rounds);
  if (values.json) {
    return JSON.stringify({
      node: process.version,
      goals: outcomes,
      rounds: rounds.map((round) => [...round.values()]),
    });
  }
  const held = outcomes.filter(({ holds }) => holds).length;
  return [
    `Node ${process.version}, ${rounds.length} rounds, a fresh process per candidate, fastest block, median of the rounds`,
    measuredTable(rounds),
    goalTable(outcomes),
    `${held} of ${outcomes.length} goals hold on this machine, now. A bench informs: its exit status is 0 either way.`,
  ].join('\n');
};

console.log(values.measure === undefined ? report() : JSON.stringify(measure(values.measure)));
