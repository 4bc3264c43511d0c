import { Option, type Command } from 'commander';
import * as z from 'zod';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { reportCsv } from '#ops/cli/report/report-csv';
import { reportPage } from '#ops/cli/report/report-page';
import { sessionOf, show } from '#ops/cli/session';

const Options = z.object({
  office: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  format: z.enum(['table', 'csv']),
});

export const reportCommand = (desk: Desk): Command =>
  commandOf(
    'report',
    {
      ru: 'Статистика программы: проверки и контракты по направлениям и муниципалитетам, доля в срок',
      en: 'Programme statistics: verifications and contracts by track and municipality, share on time',
    },
    [
      'sverka report --office penza-1 --office penza-2 --from 2026-01-01 --to 2026-03-31',
      'sverka report --office penza-1 --from 2026-01-01 --to 2026-03-31 --format csv > report.csv',
    ],
  )
    .requiredOption('--office <id...>', 'office ids / коды отделов')
    .requiredOption('--from <day>', 'first day of the period / первый день периода')
    .requiredOption('--to <day>', 'last day of the period / последний день периода')
    .addOption(
      new Option('--format <format>', 'table or csv / вид').choices(['table', 'csv']).default('table'),
    )
    .action(async (given: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const { office, from, to, format } = Options.parse(given);
      const reply = await session.api.programmeReport({ offices: office, from, to });
      show(session, reply, (report) =>
        // The line break that follows every output completes the last CRLF.
        format === 'csv' ? `${reportCsv(report)}\r` : reportPage(session.page, report),
      );
    });
