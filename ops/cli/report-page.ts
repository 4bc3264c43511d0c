import type { Cell, Page, Tone } from '#ops/cli/page';
import { CASE_STATES } from '#ops/cli/words';
import type { Bilingual } from '#schemas/bilingual';
import type { OnTimeShare, ProgrammeReport, QuotaVerdict, ReportCount } from '#schemas/programme-report';

const VERDICTS: Record<QuotaVerdict, { word: Bilingual; tone: Tone }> = {
  meets: { word: { ru: 'соблюдается', en: 'meets' }, tone: 'good' },
  'does-not-meet': { word: { ru: 'не соблюдается', en: 'does not meet' }, tone: 'bad' },
  'no-quota': { word: { ru: 'квоты нет', en: 'no quota' }, tone: 'dim' },
  'not-known': { word: { ru: 'не раскрывается', en: 'not shown' }, tone: 'dim' },
};

const VERIFICATIONS = { ru: 'проверок', en: 'verifications' };

const countCell = (page: Page, count: ReportCount): Cell => {
  if (count === 'withheld') return { text: page.word({ ru: 'скрыто', en: 'withheld' }), tone: 'dim' };
  return typeof count === 'number' ? String(count) : { text: count.replace('>=', '≥'), tone: 'dim' };
};

const percent = (value: number | undefined): string => (value === undefined ? '—' : `${value} %`);

const shareText = (share: OnTimeShare | undefined): string => {
  if (share === undefined) return '—';
  const { fromPercent, toPercent } = share;
  return fromPercent === toPercent ? percent(fromPercent) : `${fromPercent}–${toPercent} %`;
};

type Section = ProgrammeReport['programmes'][number];
type Track = Section['tracks'][number];

const quotaText = ({ quota }: Track): string => {
  if (quota?.atLeastPercent !== undefined) return `≥ ${quota.atLeastPercent} %`;
  return quota?.atMostPercent === undefined ? '—' : `≤ ${quota.atMostPercent} %`;
};

const trackTable = (page: Page, { tracks }: Section): string[] =>
  page.table({
    columns: [
      { head: { ru: 'направление', en: 'track' }, width: 34 },
      { head: VERIFICATIONS, width: 14 },
      { head: { ru: 'доля', en: 'share' }, width: 10 },
      { head: { ru: 'квота', en: 'quota' }, width: 10 },
      { head: { ru: 'квота', en: 'verdict' }, width: 20 },
    ],
    rows: tracks.map((one): Cell[] => [
      page.word(one.title),
      countCell(page, one.verifications),
      percent(one.sharePercent),
      quotaText(one),
      { text: page.word(VERDICTS[one.verdict].word), tone: VERDICTS[one.verdict].tone },
    ]),
  });

const stateTable = (page: Page, { states }: Section): string[] =>
  page.table({
    columns: [
      { head: { ru: 'состояние', en: 'state' }, width: 34 },
      { head: VERIFICATIONS, width: 14 },
    ],
    rows: [
      [page.word(CASE_STATES['result-ready']), countCell(page, states.resultReady)],
      [page.word({ ru: 'ещё открыто', en: 'still open' }), countCell(page, states.open)],
      [`  ${page.word(CASE_STATES.received)}`, countCell(page, states.received)],
      [`  ${page.word(CASE_STATES.verifying)}`, countCell(page, states.verifying)],
    ],
  });

const municipalityTable = (page: Page, { municipalities }: Section): string[] =>
  municipalities.length === 0
    ? page.sentence({ ru: 'Муниципалитеты не раскрываются.', en: 'Municipalities are not shown.' })
    : page.table({
        columns: [
          { head: { ru: 'муниципалитет', en: 'municipality' }, width: 34 },
          { head: VERIFICATIONS, width: 14 },
          { head: { ru: 'план', en: 'plan' }, width: 10 },
          { head: { ru: 'от плана', en: 'of plan' }, width: 12 },
        ],
        rows: municipalities.map((one): Cell[] => [
          one.oktmo === undefined
            ? page.word({ ru: 'не указан', en: 'not stated' })
            : [...(one.title === undefined ? [] : [one.title]), one.oktmo],
          countCell(page, one.verifications),
          String(one.planned ?? '—'),
          percent(one.percentOfPlan),
        ]),
      });

const planLines = (page: Page, { plan }: Section): string[] =>
  plan === undefined
    ? []
    : page.sentence({
        ru: `План ${plan.year} года: ${plan.total}, проверок от плана: ${percent(plan.percentOfPlan)}. ${plan.note.ru}`,
        en: `Plan of ${plan.year}: ${plan.total}, verifications of it: ${percent(plan.percentOfPlan)}. ${plan.note.en}`,
      });

const sectionLines = (page: Page, section: Section): string[] => [
  ...page.heading(section.title),
  ...trackTable(page, section),
  '',
  ...municipalityTable(page, section),
  ...planLines(page, section),
  '',
  ...stateTable(page, section),
];

const officeTable = (page: Page, { offices }: ProgrammeReport): string[] =>
  page.table({
    columns: [
      { head: { ru: 'отдел', en: 'office' }, width: 34 },
      { head: VERIFICATIONS, width: 14 },
      { head: { ru: 'в срок', en: 'on time' }, width: 14 },
    ],
    rows: offices.map(({ officeId, verifications, onTime }): Cell[] => [
      officeId,
      countCell(page, verifications),
      shareText(onTime),
    ]),
  });

/** A report as tables to read. */
export const reportPage = (page: Page, report: ProgrammeReport): string =>
  [
    ...page.heading({
      ru: `Проверки по обращениям, принятым с ${report.from} по ${report.to}`,
      en: `Verifications of applications accepted ${report.from} to ${report.to}`,
    }),
    ...officeTable(page, report),
    ...report.programmes.flatMap((section) => sectionLines(page, section)),
    '',
    ...page.sentence({
      ru: `Числа от 1 до ${report.smallCountBelow - 1} не раскрываются («<5»), вместе с ними скрыты те («≥5»), из которых их можно вычесть.`,
      en: `Counts from 1 to ${report.smallCountBelow - 1} are not shown (“<5”), nor those (“≥5”) from which they could be computed.`,
    }),
  ].join('\n');
