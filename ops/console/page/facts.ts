import { element, type Child } from '#ops/console/page/element';

/** `label: value` pairs; a pair without a value is left out. */
export const facts = (pairs: readonly (readonly [string, Child | undefined])[]): HTMLDListElement =>
  element(
    'dl',
    {},
    ...pairs.flatMap(([label, value]) =>
      value === undefined ? [] : [element('div', {}, element('dt', {}, label), element('dd', {}, value))],
    ),
  );
