import { element, type Child } from '#ops/console/page/element';

/** A cell says its column itself where there is no room for columns; the roles keep it a table for a screen reader there. */
export const table = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLTableElement =>
  element(
    'table',
    { role: 'table' },
    element('caption', {}, caption),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        ...heads.map((head) => element('th', { scope: 'col', role: 'columnheader' }, head)),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map((cells) =>
        element(
          'tr',
          { role: 'row' },
          ...cells.map((cell, index) =>
            index === 0
              ? element('th', { scope: 'row', role: 'rowheader' }, cell)
              : element('td', { 'data-head': heads[index], role: 'cell' }, cell),
          ),
        ),
      ),
    ),
  );
