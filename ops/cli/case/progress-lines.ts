import type { Page } from '#ops/cli/page/page';
import type { ProgressStep } from '#schemas/case-progress';

/** Steps by day, each with its text in both languages, the end of its term and its clause. */
export const progressLines = (page: Page, steps: readonly ProgressStep[]): string[] =>
  steps.flatMap(({ on, until, clause, text }) => {
    const ru = [
      ...(until === undefined ? [] : [`до ${until}`]),
      ...(clause === undefined ? [] : [`п. ${clause}`]),
    ];
    const en = [
      ...(until === undefined ? [] : [`until ${until}`]),
      ...(clause === undefined ? [] : [`clause ${clause}`]),
    ];
    const beside = (words: readonly string[]) => (words.length === 0 ? '' : ` (${words.join(', ')})`);
    return [
      page.line(on, 'strong'),
      ...page.sentence({ ru: `${text.ru}${beside(ru)}`, en: `${text.en}${beside(en)}` }, 2),
    ];
  });
