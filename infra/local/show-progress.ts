import { renderProgress } from '#ops/cli/case/render-case';
import type { CaseView } from '#schemas/api';

type Query = CaseView['queries'][number];

const line = ({ subjectId, agency, kind, state, outcome, attempts, lastFailure }: Query): string => {
  const failure = state === 'planned' && lastFailure !== undefined ? `, try ${attempts}: ${lastFailure}` : '';
  return `  ${subjectId} · ${agency} · ${kind}: ${outcome ?? state}${failure}`;
};

/** One line for every question whose state changed since the last look. */
const plainLines = (write: (text: string) => void): ((view: CaseView) => void) => {
  const known = new Map<string, string>();
  return (view) => {
    for (const query of view.queries) {
      const text = line(query);
      if (known.get(query.queryId) !== text) write(`${text}\n`);
      known.set(query.queryId, text);
    }
  };
};

/** The whole picture, drawn over the last one; what does not fit the screen cannot be drawn over. */
const redrawn = (output: NodeJS.WriteStream, columns: number): ((view: CaseView) => void) => {
  const inLines = plainLines((text) => {
    output.write(text);
  });
  let height = 0;
  let last = '';
  return (view) => {
    const picture = renderProgress(view, { colour: true, columns });
    const lines = picture.split('\n').length;
    if (lines >= output.rows) {
      inLines(view);
      return;
    }
    if (picture === last) return;
    output.write(`${height === 0 ? '' : `\u001b[${height}A\u001b[0J`}${picture}\n`);
    last = picture;
    height = lines;
  };
};

const NARROWEST_COLUMNS = 100;

/** Person × agency × state: redrawn in place where the terminal is large enough, else one line per change. */
export const showProgress = (output: NodeJS.WriteStream): ((view: CaseView) => void) =>
  output.isTTY && output.columns >= NARROWEST_COLUMNS
    ? redrawn(output, Math.min(output.columns, 120))
    : plainLines((text) => {
        output.write(text);
      });
