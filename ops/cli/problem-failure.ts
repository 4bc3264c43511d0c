import { CommandFailure, EXIT } from '#ops/cli/command-failure';
import type { Page } from '#ops/cli/page/page';
import { spoken } from '#ops/cli/words/spoken';
import type { Problem } from '#schemas/problem';

/** `/subjects/0/snils` → `subjects[0].snils`: how people who write JSON name a place. */
const placeOf = (pointer: string): string => {
  const segments = pointer.split('/').slice(1);
  const plain = segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const path = plain.map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`)).join('');
  return path === '' ? '(документ / document)' : path.replace(/^\./, '');
};

/** Every wrong field: its place, and below it what is wrong. */
const fieldErrorLines = (page: Page, problem: Problem): string[] =>
  (problem.errors ?? []).flatMap((error) => [
    page.line(`  ${placeOf(error.pointer)}`, 'strong'),
    ...page.sentence(spoken(error.detail), 6),
  ]);

/** What a problem document says, in lines: title, detail, every field error. */
export const problemLines = (page: Page, problem: Problem): string[] => [
  ...page.sentence(spoken(problem.title)),
  ...(problem.detail === undefined ? [] : page.sentence(spoken(problem.detail))),
  ...fieldErrorLines(page, problem),
];

/** An RFC 9457 problem document as the end of a command. */
export const problemFailure = (
  page: Page,
  reply: { problem: Problem; status: number; json: string },
): CommandFailure => {
  const { problem, status } = reply;
  const count = problem.errors?.length ?? 0;
  const fields =
    count === 0 ? { ru: '', en: '' } : { ru: `, неверных полей: ${count}`, en: `, wrong fields: ${count}` };
  const isFault = status >= 500;
  const word = isFault ? { ru: 'Сбой', en: 'Failed' } : { ru: 'Отклонено', en: 'Refused' };
  return new CommandFailure(
    isFault ? EXIT.unreachable : EXIT.refused,
    {
      ru: `${word.ru} (HTTP ${status}${fields.ru}):`,
      en: `${word.en} (HTTP ${status}${fields.en}):`,
    },
    { details: problemLines(page, problem), json: reply.json },
  );
};
