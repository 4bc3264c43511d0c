import { Option, type Command } from 'commander';
import * as z from 'zod';
import { auditCsv } from '#ops/cli/case/audit-csv';
import { auditPage } from '#ops/cli/case/audit-page';
import { commandOf } from '#ops/cli/command-of';
import type { Desk } from '#ops/cli/desk';
import { neutralisedJson } from '#ops/cli/words/neutralised';
import { sessionOf, viewOf, type Session } from '#ops/cli/session';
import type { AuditReport } from '#schemas/audit-report';

const Options = z.object({
  office: z.string(),
  from: z.string(),
  to: z.string(),
  format: z.enum(['table', 'csv']),
});

/** Every page, put together as if it were one. */
const wholeReport = async (
  session: Session,
  asked: Readonly<Record<string, string>>,
): Promise<AuditReport> => {
  const { next, ...first } = viewOf(session, await session.api.auditPage(asked));
  const cases = [...first.cases];
  let after = next;
  while (after !== undefined) {
    const page = viewOf(session, await session.api.auditPage({ ...asked, after }));
    cases.push(...page.cases);
    after = page.next;
  }
  return { ...first, cases };
};

export const auditCommand = (desk: Desk): Command =>
  commandOf(
    'audit',
    {
      ru: 'Контроль отдела за период: сроки, кто действовал, исключения (п. 4.1–4.5); --json – все страницы одним документом',
      en: 'Control of an office over a period: terms, who acted, exceptions (clauses 4.1–4.5); --json gives all pages as one',
    },
    [
      'sverka audit --office vladimir-1 --from 2026-10-01 --to 2026-12-31',
      'sverka audit --office vladimir-1 --from 2026-10-01 --to 2026-12-31 --format csv > audit.csv',
    ],
  )
    .requiredOption('--office <id>', 'office id / код отдела')
    .requiredOption('--from <day>', 'first day of acceptance / первый день принятия')
    .requiredOption('--to <day>', 'last day of acceptance / последний день принятия')
    .addOption(
      new Option('--format <format>', 'table or csv / вид').choices(['table', 'csv']).default('table'),
    )
    .action(async (given: unknown, command: Command) => {
      const session = sessionOf(desk, command);
      const { format, ...asked } = Options.parse(given);
      const report = await wholeReport(session, asked);
      if (session.isJson) desk.out(neutralisedJson(JSON.stringify(report)));
      // The line break that follows every output completes the last CRLF.
      else desk.out(format === 'csv' ? `${auditCsv(report)}\r` : auditPage(session.page, report));
    });
