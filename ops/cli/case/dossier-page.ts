import { termTable } from '#ops/cli/case/contract-section';
import { dossierQuestions } from '#ops/cli/case/dossier-questions';
import { dossierResults } from '#ops/cli/case/dossier-results';
import { moscowTime } from '#ops/cli/words/moments';
import type { Page } from '#ops/cli/page/page';
import { progressLines } from '#ops/cli/case/progress-lines';
import type { Bilingual } from '#schemas/bilingual';
import type { CaseAction } from '#schemas/case-action';
import type { Dossier } from '#schemas/dossier';

const HELD: Bilingual = {
  ru: 'удержано: удаление запрещено (п. 5.11)',
  en: 'held: must not be deleted (clause 5.11)',
};

const ACTIONS: Readonly<Record<CaseAction['action'], Bilingual>> = {
  'dossier-read': { ru: 'выдано досье', en: 'dossier handed out' },
  'hold-placed': { ru: 'удержание установлено', en: 'hold placed' },
  'hold-lifted': { ru: 'удержание снято', en: 'hold lifted' },
};

const actionLine = (page: Page, { at, actorId, action, copy, reason }: CaseAction): string =>
  page.line(
    [
      moscowTime(page, at),
      actorId,
      page.word(ACTIONS[action]),
      ...(copy === undefined ? [] : [copy]),
      reason,
    ].join('  '),
  );

/** A part with its heading; nothing where the copy does not have it. */
const part = (page: Page, heading: Bilingual, lines: readonly string[] | undefined): string[] =>
  lines === undefined || lines.length === 0 ? [] : [...page.heading(heading), ...lines];

const head = (page: Page, { copy, registrationNumber, acceptedOn, caseId, ...more }: Dossier): string[] => [
  ...page.heading(
    copy === 'audit'
      ? {
          ru: `ДОСЬЕ обращения № ${registrationNumber}`,
          en: `DOSSIER of application No. ${registrationNumber}`,
        }
      : {
          ru: `СВЕДЕНИЯ ПО ОБРАЩЕНИЮ № ${registrationNumber}`,
          en: `INFORMATION ON APPLICATION No. ${registrationNumber}`,
        },
  ),
  ...page.pairs([
    [{ ru: 'Отдел', en: 'office' }, more.officeId],
    [{ ru: 'Принято', en: 'accepted' }, acceptedOn],
    [{ ru: 'Регламент', en: 'rules' }, `${more.policy.id} ${more.policy.edition}`],
    [{ ru: 'Дело', en: 'case' }, caseId],
    [{ ru: 'Составлено', en: 'made' }, moscowTime(page, more.madeAt)],
    ...(more.legalHold === true ? [[{ ru: 'Хранение', en: 'kept' }, page.word(HELD)] as const] : []),
    ...(more.keptUntil === undefined
      ? []
      : [[{ ru: 'Хранится до', en: 'kept until' }, more.keptUntil] as const]),
    [{ ru: 'Отпечаток', en: 'digest' }, more.digest.slice(0, 16)],
  ]),
  '',
  ...more.notes.flatMap((note) => page.sentence(note)),
];

/** A dossier to read and to print. */
export const dossierPage = (page: Page, dossier: Dossier): string => {
  const { questions, results, terms, steps, officeEvents, reports, actions } = dossier;
  const events = officeEvents?.map(({ occurredOn, type, actorId, details }) => {
    const more = details === undefined ? [] : Object.values(details).map(String);
    return page.line([occurredOn, actorId, type, ...more].join('  '));
  });
  return [
    ...head(page, dossier),
    ...part(
      page,
      { ru: 'Ход рассмотрения', en: 'Progress' },
      steps === undefined ? undefined : progressLines(page, steps),
    ),
    ...dossierQuestions(page, questions),
    ...part(
      page,
      { ru: 'Что ведомства сообщили сами', en: 'What agencies reported of their own accord' },
      reports.map(({ reportedOn, source, type, subjectId }) =>
        page.line([reportedOn, source, type, subjectId].join('  ')),
      ),
    ),
    ...dossierResults(page, results),
    ...part(page, { ru: 'Действия отдела', en: 'What the office did' }, events),
    ...part(page, { ru: 'Сроки', en: 'Terms' }, terms.length === 0 ? [] : termTable(page, terms)),
    ...part(
      page,
      { ru: 'Кто обращался к делу', en: 'Who looked into the case' },
      actions?.map((action) => actionLine(page, action)),
    ),
  ].join('\n');
};
