import type { Page } from '#ops/cli/page/page';
import type { Bilingual } from '#schemas/bilingual';
import type { ChangeCause, IssuedDecision, ResultChange, ResultChanges } from '#schemas/result-changes';

const CAUSES: Record<ChangeCause, Bilingual> = {
  'late-answer': { ru: 'ответ пришёл позже', en: 'a late answer' },
  'corrected-answer': { ru: 'ведомство ответило иначе', en: 'the agency answered otherwise' },
  event: { ru: 'сообщение ведомства', en: 'posted by an agency' },
  'office-event': { ru: 'сообщение отдела', en: 'posted by the office' },
  'other-application': { ru: 'стало известно другое заявление', en: 'another application became known' },
  rules: { ru: 'изменились правила', en: 'the rules have changed' },
};

const groundLines = (page: Page, { exceptionGrounds }: ResultChange): string[] =>
  exceptionGrounds.flatMap(({ clause, title }) =>
    page.sentence(
      { ru: `возможное основание, п. ${clause}: ${title.ru}`, en: `possible ground, ${clause}: ${title.en}` },
      6,
    ),
  );

/** The decision that had been posted before this version. */
const decisionLines = (page: Page, { decision, touchesOutcome }: ResultChanges): string[] =>
  decision === undefined || !touchesOutcome
    ? []
    : page.sentence({
        ru: `Затронуто решение ${decision.eventId} от ${decision.decidedOn}: ${OUTCOMES[decision.outcome].ru}.`,
        en: `Touches decision ${decision.eventId} of ${decision.decidedOn}: ${OUTCOMES[decision.outcome].en}.`,
      });

const OUTCOMES: Record<IssuedDecision['outcome'], Bilingual> = {
  granted: { ru: 'назначено', en: 'granted' },
  refused: { ru: 'отказано', en: 'refused' },
};

/** What this version says otherwise than the one before. Nothing is printed in a first version. */
export const changesSection = (page: Page, changes: ResultChanges | undefined): string[] =>
  changes === undefined
    ? []
    : [
        ...page.heading({
          ru: `Что изменилось после версии ${changes.sinceVersion}`,
          en: `What has changed since version ${changes.sinceVersion}`,
        }),
        ...(changes.touchesIssued && changes.touchesOutcome
          ? page.sentence({
              ru: 'Прежняя версия уже передана: решение по ней нужно пересмотреть человеку.',
              en: 'The earlier version has been handed out: a person has to look at what was decided on it.',
            })
          : []),
        ...decisionLines(page, changes),
        ...changes.list.flatMap((change) => [
          ...page.sentence(change.text, 2),
          page.line(`    (${page.word(CAUSES[change.cause])})`, 'dim'),
          ...groundLines(page, change),
        ]),
      ];
