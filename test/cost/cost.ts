import Table from 'cli-table3';
import { parseArgs } from 'node:util';
import { billOf, type Bill } from '#test/cost/bill';
import { dollarsOf } from '#test/cost/dollars';
import { verifyCounted } from '#test/cost/verify-counted';
import { wholeNumber } from '#test/load/whole-number';

const HELP = `Counts what one verification asks of AWS: one subject against three agencies, answered later, due index included.

  npm run cost -- [options]

  --families N   how many at once in the second measurement, 2 to 100 (default 30): batches of ten fill
  --json         one JSON document instead of tables
  --help

Every act runs on the embedded table and queues, on loopback, with clients that count; agencies are their simulators, time is
the command's own. The same code gives the same numbers. Write units are those that the table service reports, each index
that a row enters, moves in or leaves included; a failed condition is counted by the row that was there.
`;

const number = (value: number): string => (Math.round(value * 100) / 100).toString();

const tableOf = (bill: Bill): string => {
  const table = new Table({
    head: ['act', 'call', 'requests', 'write units', 'read units'],
    style: { head: [], border: [], compact: true },
  });
  for (const { act, call, requests, writeUnits, readUnits } of bill.lines)
    table.push([act, call, number(requests), number(writeUnits), number(readUnits)]);
  table.push(['', 'a verification', number(bill.requests), number(bill.writeUnits), number(bill.readUnits)]);
  return table.toString();
};

const dollarsText = (bill: Bill): string =>
  Object.entries(dollarsOf(bill))
    .map(([part, dollars]) => `${part} ${dollars.toFixed(2)}`)
    .join(', ');

const textOf = (title: string, bill: Bill): string =>
  `${title}\n${tableOf(bill)}\nbeside it: ${number(bill.pollerRequests)} requests of Lambda's pollers, ${number(bill.runs)} runs, ${number(bill.logBytes)} bytes of log\ndollars per million verifications, by the prices of docs/cost.md: ${dollarsText(bill)}\n`;

const priced = (bill: Bill) => ({ ...bill, dollars: dollarsOf(bill) });

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      families: { type: 'string', default: '30' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const families = wholeNumber('families', values.families, { from: 2, to: 100 });
  const one = await verifyCounted(1);
  const many = await verifyCounted(families);
  const measured = {
    alone: priced(billOf(one.ledger, 1)),
    together: priced(billOf(many.ledger, families)),
    idleSweepRequests: many.idleSweep.calls.length,
  };
  if (values.json) {
    console.log(JSON.stringify(measured));
    return;
  }
  console.log(textOf('One family alone, per verification', measured.alone));
  console.log(textOf(`${families} families at once, per verification`, measured.together));
  console.log(`A run of the sweeper with nothing due: ${measured.idleSweepRequests} requests, a minute`);
};

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
