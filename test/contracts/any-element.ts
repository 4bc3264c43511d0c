import * as fc from 'fast-check';

/** An element of invented names in four namespaces (-1: none, for attributes only), as properties need it. */
export type AnyElement = {
  namespace: number;
  local: string;
  attributes: [number, string, string][];
  children: (AnyElement | string)[];
};

const local = fc.constantFrom('a', 'b', 'Имя', 'c-1');
const value = fc.string({
  unit: fc.constantFrom('x', 'ж', '<', '&', '"', "'", '>', ' ', '\t', '\n', ']'),
  maxLength: 6,
});
const attribute = fc.tuple(fc.integer({ min: -1, max: 3 }), local, value);
export const { element } = fc.letrec<{ element: AnyElement }>((tie) => ({
  element: fc.record({
    namespace: fc.integer({ min: 0, max: 3 }),
    local,
    attributes: fc.uniqueArray(attribute, { selector: ([at, name]) => `${at} ${name}`, maxLength: 4 }),
    children: fc.array(fc.oneof({ maxDepth: 3 }, value, tie('element')), { maxLength: 3 }),
  }),
}));

const escaped = (text: string): string => text.replace(/[&<>"\t\n]/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** The same document in many dresses: prefixes by `prefixOf`, attributes in the order of `order`. */
export const written = ({ namespace, local, attributes, children }: AnyElement, dress: Dress): string => {
  const prefix = dress.prefixOf(namespace);
  const all = [0, 1, 2, 3].map((at) => ` xmlns:${dress.prefixOf(at)}="urn:${at}"`).join('');
  const own = dress
    .order(attributes)
    .map(([at, name, text]) => ` ${at < 0 ? name : `${dress.prefixOf(at)}:${name}`}="${escaped(text)}"`);
  const inside = children.map((child) =>
    typeof child === 'string' ? escaped(child) : written(child, dress),
  );
  return `<${prefix}:${local}${all}${own.join('')}>${inside.join('')}</${prefix}:${local}>`;
};
export type Dress = {
  prefixOf: (namespace: number) => string;
  order: <T>(all: readonly T[]) => readonly T[];
};

/** Every declaration on every element, attributes as they come. */
export const plain: Dress = { prefixOf: (at) => `p${at}`, order: (all) => all };
