import Table from 'cli-table3';
import { folded } from '#ops/cli/page/folded';
import { neutralised } from '#ops/cli/words/neutralised';
import type { Bilingual } from '#schemas/bilingual';

type Language = 'both' | 'ru' | 'en';
export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'warning' | 'bad';
export type PageOptions = { language?: Language; colour?: boolean; columns?: number };

/** A piece of text with its tone; a cell is one or several lines of such. */
type Toned = { text: string; tone: Tone };
export type Cell = string | Toned | readonly (string | Toned)[];
type TableShape = { columns: readonly { head: Bilingual; width: number }[]; rows: readonly Cell[][] };

/** Everything printed goes through a page: text of others is neutralised here, before any colour is added. */
export type Page = {
  columns: number;
  language: Language;
  /** A short word: `ru / en`, or the chosen language. */
  word: (text: Bilingual) => string;
  /** A sentence in each language of the page, folded; the second language is dim. */
  sentence: (text: Bilingual, indent?: number) => string[];
  heading: (text: Bilingual) => string[];
  /** `label   value` lines with aligned values. */
  pairs: (pairs: readonly (readonly [Bilingual, string | Toned])[], indent?: number) => string[];
  line: (text: string, tone?: Tone) => string;
  table: (shape: TableShape) => string[];
};

const CODES: Record<Tone, string> = {
  plain: '',
  strong: '1',
  dim: '2',
  good: '32',
  warning: '33',
  bad: '31;1',
};

const painter =
  (colour: boolean) =>
  (text: string, tone: Tone): string =>
    !colour || tone === 'plain' ? text : `\u001b[${CODES[tone]}m${text}\u001b[0m`;

const phrase = (language: Language, text: Bilingual): string => {
  switch (language) {
    case 'ru':
      return text.ru;
    case 'en':
      return text.en;
    case 'both':
      return text.ru === text.en ? text.ru : `${text.ru} / ${text.en}`;
  }
};

const tonedOf = (piece: string | Toned): Toned =>
  typeof piece === 'string' ? { text: piece, tone: 'plain' } : piece;

const piecesOf = (cell: Cell): Toned[] =>
  typeof cell === 'string' || 'text' in cell ? [tonedOf(cell)] : cell.map(tonedOf);

type Paint = (text: string, tone: Tone) => string;

const block = (paint: Paint, toned: Toned, width: number): string[] =>
  folded(neutralised(toned.text), width).map((line) => paint(line, toned.tone));

const BORDERS = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: ' ', 'left-mid': ' ', right: '', 'right-mid': '' },
  ...{ mid: '', 'mid-mid': '', middle: ' ' },
};

const PADDING = 1;

const drawTable = (paint: Paint, language: Language, shape: TableShape): string[] => {
  const cellOf = (cell: Cell, width: number): string =>
    piecesOf(cell)
      .flatMap((piece) => block(paint, piece, width - PADDING))
      .join('\n');
  const row = (cells: readonly Cell[]): string[] =>
    shape.columns.map(({ width }, index) => cellOf(cells[index] ?? '', width));
  const table = new Table({
    colWidths: shape.columns.map(({ width }) => width),
    chars: BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': PADDING },
  });
  table.push(
    row(shape.columns.map(({ head }) => ({ text: phrase(language, head), tone: 'strong' }))),
    shape.columns.map(({ width }) => paint('─'.repeat(width - PADDING), 'dim')),
    ...shape.rows.map(row),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
};

/** Tables are laid out for so many columns; wider is only harder to read. */
const WIDEST = 100;

/** Default: both languages, no colour, 100 columns. */
export const pageOf = (options: PageOptions = {}): Page => {
  const { language = 'both', colour = false } = options;
  const columns = Math.min(options.columns ?? WIDEST, WIDEST);
  const paint = painter(colour);
  const word = (text: Bilingual): string => phrase(language, text);
  const indented = (lines: readonly string[], indent: number): string[] =>
    lines.map((line) => `${' '.repeat(indent)}${line}`);
  const sentence = (text: Bilingual, indent = 0): string[] => {
    const spoken: Toned[] =
      language === 'both' && text.ru !== text.en
        ? [
            { text: text.ru, tone: 'plain' },
            { text: text.en, tone: 'dim' },
          ]
        : [{ text: phrase(language, text), tone: 'plain' }];
    return indented(
      spoken.flatMap((toned) => block(paint, toned, columns - indent)),
      indent,
    );
  };
  return {
    columns,
    language,
    word,
    sentence,
    heading: (text) => [
      '',
      ...block(paint, { text: word(text), tone: 'strong' }, columns),
      paint('─'.repeat(columns), 'dim'),
    ],
    pairs: (pairs, indent = 0) => {
      const labels = pairs.map(([label]) => neutralised(word(label)));
      const labelWidth = Math.max(0, ...labels.map((label) => label.length)) + 2;
      return pairs.flatMap(([, value], index) => {
        const lines = block(paint, tonedOf(value), Math.max(20, columns - indent - labelWidth));
        return lines.map((line, part) => {
          const label = part === 0 ? (labels[index] ?? '') : '';
          return `${' '.repeat(indent)}${paint(label.padEnd(labelWidth), 'dim')}${line}`;
        });
      });
    },
    line: (text, tone = 'plain') => paint(neutralised(text), tone),
    table: (shape) => drawTable(paint, language, shape),
  };
};
