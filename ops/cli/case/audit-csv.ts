import { csvTable } from '#ops/cli/page/csv-table';
import type { AuditCase, AuditReport } from '#schemas/audit-report';

const COLUMNS = [
  'registration_number',
  'case_id',
  'purpose',
  'accepted_on',
  'state',
  'contract_state',
  'section',
  'code',
  'clause',
  'starts_on',
  'legal_due',
  'status',
  'met_on',
  'days_late',
  'count',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>;

const rowsOf = ({ terms, actors, exceptions, ...known }: AuditCase): Row[] => {
  const rows: Row[] = [
    { section: 'case' },
    ...terms.map((term) => ({
      section: 'term',
      code: term.code,
      clause: term.clause,
      starts_on: term.startsOn,
      legal_due: term.legalDue,
      status: term.status,
      met_on: term.metOn,
      days_late: term.daysLate,
    })),
    ...actors.map(({ actorId, events }) => ({ section: 'actor', code: actorId, count: events })),
    ...exceptions.map(({ code, term, days, count }) => ({
      section: 'exception',
      code,
      status: term,
      days_late: days,
      count,
    })),
  ];
  return rows.map((row) => ({
    registration_number: known.registrationNumber,
    case_id: known.caseId,
    purpose: known.purpose,
    accepted_on: known.acceptedOn,
    state: known.state,
    contract_state: known.contractState,
    ...row,
  }));
};

/** A line for each case, each of its terms, officials and exceptions. */
export const auditCsv = ({ cases }: AuditReport): string => csvTable(COLUMNS, cases.flatMap(rowsOf));
