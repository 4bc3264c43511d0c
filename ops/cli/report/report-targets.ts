import type { Cell, Page } from '#ops/cli/page/page';
import { countCell, percent } from '#ops/cli/report/report-cells';
import type { Bilingual } from '#schemas/bilingual';
import type { ProgrammeSection } from '#schemas/programme-report';

const passed = (daysLeft: number): Bilingual =>
  daysLeft < 0
    ? { ru: `прошло дней: ${-daysLeft}`, en: `passed ${-daysLeft} days ago` }
    : { ru: `осталось дней: ${daysLeft}`, en: `${daysLeft} days left` };

/** Days by which the region wants something done. Nothing is printed where the pack knows none. */
export const targetTable = (page: Page, { targets = [] }: Pick<ProgrammeSection, 'targets'>): string[] =>
  targets.length === 0
    ? []
    : [
        '',
        ...page.table({
          columns: [
            { head: { ru: 'к сроку', en: 'by the day' }, width: 14 },
            { head: { ru: 'должно быть', en: 'is to be' }, width: 34 },
            { head: { ru: 'контрактов', en: 'contracts' }, width: 13 },
            { head: { ru: 'от плана', en: 'of plan' }, width: 12 },
            { head: { ru: 'сейчас', en: 'now' }, width: 22 },
          ],
          rows: targets.map(({ dueOn, title, contracts, percentOfPlan, daysLeft }): Cell[] => [
            dueOn,
            page.word(title),
            contracts === undefined ? '—' : countCell(page, contracts),
            percent(percentOfPlan),
            page.word(passed(daysLeft)),
          ]),
        }),
      ];
