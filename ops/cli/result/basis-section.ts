import { byPerson } from '#ops/cli/case/by-person';
import { moscowTime } from '#ops/cli/words/moments';
import type { Page } from '#ops/cli/page/page';
import { OUTCOMES, QUERY_KINDS } from '#ops/cli/words/words';
import type { AnswerReference } from '#schemas/verification-result';

const outcomeWord = (page: Page, { outcome, late }: AnswerReference): string => {
  const known = OUTCOMES[outcome];
  const word = known === undefined ? outcome : page.word(known);
  return late ? `${word} (${page.word({ ru: 'позже срока', en: 'late' })})` : word;
};

/** The answers that the conclusion rests on. */
export const basisSection = (page: Page, basedOn: readonly AnswerReference[]): string[] => [
  ...page.heading({ ru: 'На каких ответах основано', en: 'Based on' }),
  ...(basedOn.length === 0
    ? page.sentence({ ru: 'Ответов ещё нет.', en: 'There are no answers yet.' })
    : page.table({
        columns: [
          { head: { ru: 'кого спросили', en: 'agency' }, width: 18 },
          { head: { ru: 'о чём', en: 'kind' }, width: 26 },
          { head: { ru: 'лицо', en: 'person' }, width: 13 },
          { head: { ru: 'исход', en: 'outcome' }, width: 17 },
          { head: { ru: 'получено', en: 'received' }, width: 21 },
        ],
        rows: byPerson(basedOn).map((reference) => [
          reference.agency,
          page.word(QUERY_KINDS[reference.kind]),
          reference.subjectId,
          {
            text: outcomeWord(page, reference),
            tone: reference.outcome === 'found' ? 'good' : 'warning',
          },
          reference.receivedAt === undefined ? '—' : moscowTime(page, reference.receivedAt),
        ]),
      })),
];
