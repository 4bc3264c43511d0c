import type { Cell, Page } from '#ops/cli/page/page';
import { countCell, percent, shareText, trackCountCell } from '#ops/cli/report/report-cells';
import { targetTable } from '#ops/cli/report/report-targets';
import { CASE_STATES } from '#ops/cli/words/words';
import type { Bilingual } from '#schemas/bilingual';
import type { ProgrammeReport, ReportCount } from '#schemas/programme-report';

const VERIFICATIONS = { ru: 'проверок', en: 'verifications' };
const CONTRACTS = { ru: 'контрактов', en: 'contracts' };

type Section = ProgrammeReport['programmes'][number];
type Track = Section['tracks'][number];

const quotaText = ({ quota }: Track): string => {
  if (quota?.atLeastPercent !== undefined) return `≥ ${quota.atLeastPercent} %`;
  return quota?.atMostPercent === undefined ? '—' : `≤ ${quota.atMostPercent} %`;
};

const trackTable = (page: Page, { tracks }: Section): string[] =>
  page.table({
    columns: [
      { head: { ru: 'направление', en: 'track' }, width: 30 },
      { head: { ru: 'квота', en: 'quota' }, width: 9 },
      { head: VERIFICATIONS, width: 28 },
      { head: CONTRACTS, width: 28 },
    ],
    rows: tracks.map((one): Cell[] => [
      page.word(one.title),
      quotaText(one),
      trackCountCell(page, one.verifications),
      trackCountCell(page, one.contracts),
    ]),
  });

/** Counts of one kind, one below the other. */
const list = (
  page: Page,
  head: { of: Bilingual; count: Bilingual },
  lines: readonly (readonly [Bilingual, ReportCount])[],
): string[] => [
  '',
  ...page.table({
    columns: [
      { head: head.of, width: 60 },
      { head: head.count, width: 26 },
    ],
    rows: lines.map(([word, count]): Cell[] => [page.word(word), countCell(page, count)]),
  }),
];

const stateTable = (page: Page, { states, interactions, withComplaint }: Section): string[] =>
  list(page, { of: { ru: 'состояние проверки', en: 'state of the verification' }, count: VERIFICATIONS }, [
    [CASE_STATES['result-ready'], states.resultReady],
    [{ ru: 'ещё открыто, из них', en: 'still open, of which' }, states.open],
    [CASE_STATES.received, states.received],
    [CASE_STATES.verifying, states.verifying],
    [
      { ru: 'одно взаимодействие с отделом (п. 2.16)', en: 'dealt with the office once (clause 2.16)' },
      interactions.once,
    ],
    [{ ru: 'два взаимодействия', en: 'twice' }, interactions.twice],
    [{ ru: 'больше двух', en: 'more than twice' }, interactions.more],
    [{ ru: 'с жалобой (п. 2.16)', en: 'with a complaint (clause 2.16)' }, withComplaint],
  ]);

const contractTable = (page: Page, { contracts }: Section): string[] =>
  list(
    page,
    { of: { ru: 'что стало с контрактами', en: 'what became of the contracts' }, count: CONTRACTS },
    [
      [{ ru: 'подписано, из них', en: 'signed, of which' }, contracts.signed],
      [{ ru: 'действуют', en: 'active' }, contracts.active],
      [{ ru: 'окончены в срок', en: 'ended by their term' }, contracts.ended],
      [{ ru: 'прекращены (п. 3.6)', en: 'terminated (clause 3.6)' }, contracts.terminated],
    ],
  );

const municipalityTable = (page: Page, { municipalities }: Section): string[] =>
  municipalities.length === 0
    ? page.sentence({ ru: 'Муниципалитеты не раскрываются.', en: 'Municipalities are not shown.' })
    : page.table({
        columns: [
          { head: { ru: 'муниципалитет', en: 'municipality' }, width: 32 },
          { head: VERIFICATIONS, width: 15 },
          { head: CONTRACTS, width: 15 },
          { head: { ru: 'план', en: 'plan' }, width: 13 },
          { head: { ru: 'от плана', en: 'of plan' }, width: 20 },
        ],
        rows: municipalities.map((one): Cell[] => [
          one.oktmo === undefined
            ? page.word({ ru: 'не указан', en: 'not stated' })
            : [...(one.title === undefined ? [] : [one.title]), one.oktmo],
          countCell(page, one.verifications),
          countCell(page, one.contracts),
          String(one.planned ?? '—'),
          percent(one.percentOfPlan),
        ]),
      });

const agencyTable = (page: Page, { agencies }: Section): string[] =>
  agencies.length === 0
    ? []
    : [
        '',
        ...page.table({
          columns: [
            { head: { ru: 'ведомство', en: 'agency' }, width: 20 },
            { head: { ru: 'в срок', en: 'on time' }, width: 13 },
            { head: { ru: 'позже', en: 'late' }, width: 13 },
            { head: { ru: 'нет ответа', en: 'unanswered' }, width: 16 },
            { head: { ru: 'не спрошено', en: 'not asked' }, width: 16 },
            { head: { ru: 'доля в срок', en: 'share' }, width: 16 },
          ],
          rows: agencies.map(({ agency, share, ...counts }): Cell[] => [
            agency,
            countCell(page, counts.onTime),
            countCell(page, counts.late),
            countCell(page, counts.unanswered),
            countCell(page, counts.notAsked),
            shareText(share),
          ]),
        }),
      ];

const jobLossTable = (page: Page, { jobLoss }: Section): string[] => {
  if (jobLoss === undefined) return [];
  const { since, verifications, contracts } = jobLoss;
  const of = { ru: `потеря работы с ${since} (Пр-622)`, en: `loss of work since ${since} (order Пр-622)` };
  return list(page, { of, count: { ru: 'семей', en: 'families' } }, [
    [VERIFICATIONS, verifications],
    [CONTRACTS, contracts],
  ]);
};

const planLines = (page: Page, { plan }: Section): string[] =>
  plan === undefined
    ? []
    : page.sentence({
        ru: `План ${plan.year} года: ${plan.total}, подписано контрактов от плана: ${percent(plan.percentOfPlan)}. ${plan.note.ru}`,
        en: `Plan of ${plan.year}: ${plan.total}, contracts signed of it: ${percent(plan.percentOfPlan)}. ${plan.note.en}`,
      });

const sectionTables = (page: Page, section: Section): string[] => [
  ...trackTable(page, section),
  '',
  ...municipalityTable(page, section),
  ...planLines(page, section),
  ...targetTable(page, section),
  ...agencyTable(page, section),
  ...contractTable(page, section),
  ...stateTable(page, section),
  ...jobLossTable(page, section),
];

/** Neither count of families is shown, so that nothing below them is. */
const saysNothing = ({ verifications, contracts }: Section): boolean =>
  typeof verifications !== 'number' && (typeof contracts.signed !== 'number' || contracts.signed === 0);

/** What a report says of one programme. */
export const reportSection = (page: Page, section: Section): string[] => [
  ...page.heading(section.title),
  ...(saysNothing(section)
    ? page.sentence({
        ru: 'Семей так мало, что по программе ничего не раскрывается.',
        en: 'There are so few families that nothing of this programme is shown.',
      })
    : sectionTables(page, section)),
];
