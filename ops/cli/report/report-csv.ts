import { csvTable } from '#ops/cli/page/csv-table';
import type { ProgrammeReport } from '#schemas/programme-report';

const COLUMNS = [
  'section',
  'programme',
  'edition',
  'code',
  'title',
  'title_en',
  'verifications',
  'verifications_share_percent',
  'verifications_quota',
  'contracts',
  'contracts_share_percent',
  'contracts_quota',
  'quota_at_least_percent',
  'quota_at_most_percent',
  'planned',
  'percent_of_plan',
  'on_time',
  'late',
  'unanswered',
  'not_asked',
  'on_time_from_percent',
  'on_time_to_percent',
] as const;

type Column = (typeof COLUMNS)[number];
/** Text of ours and of packs; numbers have a point. */
type Row = Partial<Record<Column, string | number | undefined>>;
type Section = ProgrammeReport['programmes'][number];
type Share = { fromPercent: number; toPercent: number } | undefined;

const shareCells = (share: Share): Row => ({
  on_time_from_percent: share?.fromPercent,
  on_time_to_percent: share?.toPercent,
});

const trackRow = ({ track, title, quota, verifications, contracts }: Section['tracks'][number]): Row => ({
  section: 'track',
  code: track,
  title: title.ru,
  title_en: title.en,
  verifications: verifications.count,
  verifications_share_percent: verifications.sharePercent,
  verifications_quota: verifications.verdict,
  contracts: contracts.count,
  contracts_share_percent: contracts.sharePercent,
  contracts_quota: contracts.verdict,
  quota_at_least_percent: quota?.atLeastPercent,
  quota_at_most_percent: quota?.atMostPercent,
});

const municipalityRow = (one: Section['municipalities'][number]): Row => ({
  section: 'municipality',
  code: one.oktmo,
  title: one.title,
  verifications: one.verifications,
  contracts: one.contracts,
  planned: one.planned,
  percent_of_plan: one.percentOfPlan,
});

const agencyRow = ({ agency, share, ...counts }: Section['agencies'][number]): Row => ({
  section: 'agency',
  code: agency,
  on_time: counts.onTime,
  late: counts.late,
  unanswered: counts.unanswered,
  not_asked: counts.notAsked,
  ...shareCells(share),
});

const jobLossRows = ({ jobLoss }: Section): Row[] =>
  jobLoss === undefined
    ? []
    : [
        {
          section: 'job-loss',
          code: jobLoss.since,
          verifications: jobLoss.verifications,
          contracts: jobLoss.contracts,
        },
      ];

const planRows = ({ plan }: Section): Row[] =>
  plan === undefined
    ? []
    : [
        {
          section: 'plan',
          code: plan.year,
          title: plan.note.ru,
          title_en: plan.note.en,
          planned: plan.total,
          percent_of_plan: plan.percentOfPlan,
        },
      ];

const targetRow = (one: NonNullable<Section['targets']>[number]): Row => ({
  section: 'target',
  code: one.dueOn,
  title: one.title.ru,
  title_en: one.title.en,
  contracts: one.contracts,
  percent_of_plan: one.percentOfPlan,
});

const sectionRows = (section: Section): Row[] => {
  const { policy, title, states, contracts } = section;
  const rows: Row[] = [
    {
      section: 'programme',
      code: policy.id,
      title: title.ru,
      title_en: title.en,
      verifications: section.verifications,
      contracts: contracts.signed,
    },
    ...planRows(section),
    ...(section.targets ?? []).map(targetRow),
    ...Object.entries(states).map(([code, count]) => ({ section: 'state', code, verifications: count })),
    ...Object.entries(contracts).map(([code, count]) => ({ section: 'contract', code, contracts: count })),
    ...section.tracks.map(trackRow),
    ...section.municipalities.map(municipalityRow),
    ...section.agencies.map(agencyRow),
    ...Object.entries(section.interactions).map(([code, count]) => ({
      section: 'interactions',
      code,
      verifications: count,
    })),
    { section: 'complaint', verifications: section.withComplaint },
    ...jobLossRows(section),
  ];
  return rows.map((row) => ({ ...row, programme: policy.id, edition: policy.edition }));
};

const rowsOf = ({ from, to, smallCountBelow, offices, programmes, ...all }: ProgrammeReport): Row[] => [
  { section: 'period', code: `${from}/${to}`, verifications: all.verifications, contracts: all.contracts },
  { section: 'small-count-below', code: smallCountBelow },
  ...offices.map(({ officeId, verifications, onTime }) => ({
    section: 'office',
    code: officeId,
    verifications,
    ...shareCells(onTime),
  })),
  ...programmes.flatMap(sectionRows),
];

/** The report as one table for a spreadsheet. */
export const reportCsv = (report: ProgrammeReport): string => csvTable(COLUMNS, rowsOf(report));
