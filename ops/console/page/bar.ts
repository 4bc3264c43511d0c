import { element, shape } from '#ops/console/page/element';

/** A part of a whole; `kind` is its colour and pattern. */
export type Part = {
  kind: 'waiting' | 'working' | 'delayed' | 'good' | 'warning' | 'bad' | 'gone';
  count: number;
};

const WIDTH = 100;
const HEIGHT = 8;
/** One message among thousands is still seen. */
const NARROWEST = 1.5;

/** Parts beside each other, all of them `full` wide. A picture only: whoever draws it says the counts as text too. */
export const bar = (parts: readonly Part[], full: number): HTMLElement => {
  const present = parts.filter(({ count }) => count > 0);
  const widths = present.map(({ count }) => Math.max(NARROWEST, (count / Math.max(full, 1)) * WIDTH));
  const room =
    WIDTH /
    Math.max(
      WIDTH,
      widths.reduce((sum, width) => sum + width, 0),
    );
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  const rectangles = present.map(({ kind }, index) =>
    shape('rect', {
      class: kind,
      x: String((lefts[index] ?? 0) * room),
      y: '0',
      width: String((widths[index] ?? 0) * room),
      height: String(HEIGHT),
    }),
  );
  return element(
    'span',
    { class: 'bar', 'aria-hidden': 'true' },
    shape(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', focusable: 'false' },
      shape('rect', { class: 'ground', width: String(WIDTH), height: String(HEIGHT) }),
      ...rectangles,
    ),
  );
};
