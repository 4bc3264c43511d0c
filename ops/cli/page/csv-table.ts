/** A spreadsheet takes a cell that begins so for a formula, full-width signs too; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const QUOTED = /[",\r\n]/;

/** One cell: harmless in a spreadsheet, quoted as RFC 4180 says. */
export const csvCell = (text: string): string => {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

type Row<Column extends string> = Readonly<Partial<Record<Column, string | number | undefined>>>;

/** UTF-8 with a byte order mark, as spreadsheets expect it; lines end with CRLF, but for the last. */
export const csvTable = <Column extends string>(
  columns: readonly Column[],
  rows: readonly Row<Column>[],
): string => {
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((column) => csvCell(String(row[column] ?? ''))).join(',')),
  ];
  return `\uFEFF${lines.join('\r\n')}`;
};
