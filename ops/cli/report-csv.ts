import type { ProgrammeReport } from '#schemas/programme-report';

/** A spreadsheet takes a cell that begins so for a formula; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** One cell: harmless in a spreadsheet, quoted as RFC 4180 says. */
export const csvCell = (text: string): string => {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

const COLUMNS = [
  'section',
  'programme',
  'edition',
  'code',
  'title',
  'verifications',
  'share_percent',
  'quota_at_least_percent',
  'quota_at_most_percent',
  'quota_verdict',
  'planned',
  'percent_of_plan',
  'on_time_from_percent',
  'on_time_to_percent',
] as const;

type Column = (typeof COLUMNS)[number];
/** Text of ours and of packs; numbers have a point. */
type Row = Partial<Record<Column, string | number | undefined>>;
type Section = ProgrammeReport['programmes'][number];

const sectionRows = ({ policy, title, verifications, ...parts }: Section): Row[] => {
  const { plan, states, tracks, municipalities } = parts;
  const whole = {
    section: 'programme',
    code: policy.id,
    title: title.ru,
    verifications,
    planned: plan?.total,
    percent_of_plan: plan?.percentOfPlan,
  };
  const rows: Row[] = [
    whole,
    ...Object.entries(states).map(([code, count]) => ({ section: 'state', code, verifications: count })),
    ...tracks.map((one) => ({
      section: 'track',
      code: one.track,
      title: one.title.ru,
      verifications: one.verifications,
      share_percent: one.sharePercent,
      quota_at_least_percent: one.quota?.atLeastPercent,
      quota_at_most_percent: one.quota?.atMostPercent,
      quota_verdict: one.verdict,
    })),
    ...municipalities.map((one) => ({
      section: 'municipality',
      code: one.oktmo,
      title: one.title,
      verifications: one.verifications,
      planned: one.planned,
      percent_of_plan: one.percentOfPlan,
    })),
  ];
  return rows.map((row) => ({ ...row, programme: policy.id, edition: policy.edition }));
};

const rowsOf = ({ from, to, verifications, offices, programmes }: ProgrammeReport): Row[] => [
  { section: 'period', code: `${from}/${to}`, verifications },
  ...offices.map(({ officeId, verifications: count, onTime }) => ({
    section: 'office',
    code: officeId,
    verifications: count,
    on_time_from_percent: onTime?.fromPercent,
    on_time_to_percent: onTime?.toPercent,
  })),
  ...programmes.flatMap(sectionRows),
];

/** UTF-8 with a byte order mark, as spreadsheets expect it; lines end with CRLF, but for the last. */
export const reportCsv = (report: ProgrammeReport): string => {
  const lines = [
    COLUMNS.join(','),
    ...rowsOf(report).map((row) => COLUMNS.map((column) => csvCell(String(row[column] ?? ''))).join(',')),
  ];
  return `\uFEFF${lines.join('\r\n')}`;
};
