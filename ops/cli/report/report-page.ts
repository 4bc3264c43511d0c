import type { Cell, Page } from '#ops/cli/page/page';
import { countCell, shareText } from '#ops/cli/report/report-cells';
import { reportSection } from '#ops/cli/report/report-section';
import type { ProgrammeReport } from '#schemas/programme-report';

const VERIFICATIONS = { ru: 'проверок', en: 'verifications' };
const CONTRACTS = { ru: 'контрактов', en: 'contracts' };

const officeTable = (page: Page, { offices }: ProgrammeReport): string[] =>
  page.table({
    columns: [
      { head: { ru: 'отдел', en: 'office' }, width: 34 },
      { head: VERIFICATIONS, width: 26 },
      { head: { ru: 'в срок', en: 'on time' }, width: 18 },
    ],
    rows: offices.map(({ officeId, verifications, onTime }): Cell[] => [
      officeId,
      countCell(page, verifications),
      shareText(onTime),
    ]),
  });

const nothing = (page: Page, { programmes }: ProgrammeReport): string[] =>
  programmes.length > 0
    ? []
    : [
        '',
        ...page.sentence({
          ru: 'За период нет ни проверок, ни контрактов.',
          en: 'There is neither a verification nor a contract in the period.',
        }),
      ];

const totals = (page: Page, { verifications, contracts }: ProgrammeReport): string[] => [
  ...page.table({
    columns: [
      { head: VERIFICATIONS, width: 34 },
      { head: CONTRACTS, width: 34 },
    ],
    rows: [[countCell(page, verifications), countCell(page, contracts)]],
  }),
  '',
];

/** A report as tables to read. */
export const reportPage = (page: Page, report: ProgrammeReport): string =>
  [
    ...page.heading({
      ru: `Отчёт по программе, ${report.from} — ${report.to}`,
      en: `Programme report, ${report.from} to ${report.to}`,
    }),
    ...page.sentence({
      ru: 'Проверки — по обращениям, принятым в эти дни; контракты — подписанные в эти дни.',
      en: 'Verifications of applications accepted, and contracts signed, on these days.',
    }),
    '',
    ...totals(page, report),
    ...officeTable(page, report),
    ...nothing(page, report),
    ...report.programmes.flatMap((section) => reportSection(page, section)),
    '',
    ...page.sentence({
      ru: `Числа от 1 до ${report.smallCountBelow - 1} не раскрываются («<5»), вместе с ними скрыты те («≥5»), из которых их можно вычесть.`,
      en: `Counts from 1 to ${report.smallCountBelow - 1} are not shown (“<5”), nor those (“≥5”) from which they could be computed.`,
    }),
  ].join('\n');
