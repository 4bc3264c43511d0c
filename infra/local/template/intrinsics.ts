import { LocalFault } from '#infra/local/local-fault';

/** Where a template's references lead. `undefined` = not known. */
export type References = {
  ref: (name: string) => unknown;
  attribute: (logicalId: string, attribute: string) => string | undefined;
  exported: (name: string) => unknown;
  /** The value of a dynamic reference such as `{{resolve:secretsmanager:…}}`, by the text between the braces. */
  dynamic: (reference: string) => string | undefined;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: unknown, where: string): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new LocalFault(`The template has no text where ${where} needs one.`);
};

const asList = (value: unknown, where: string): unknown[] => {
  if (Array.isArray(value)) return value;
  throw new LocalFault(`The template has no list where ${where} needs one.`);
};

const known = <T>(value: T | undefined, what: string): T => {
  if (value === undefined)
    throw new LocalFault(`The template refers to ${what}, which the local stack does not understand.`);
  return value;
};

const withDynamicReferences = (text: string, references: References): string =>
  text.replace(/\{\{resolve:([^}]+)\}\}/g, (whole, inner: string) =>
    known(references.dynamic(inner), `the dynamic reference ${whole}`),
  );

const attributeOf = (value: unknown, references: References): string => {
  const [logicalId = '', ...rest] = Array.isArray(value)
    ? value.map((part) => asText(part, 'Fn::GetAtt'))
    : asText(value, 'Fn::GetAtt').split('.');
  const attribute = rest.join('.');
  return known(references.attribute(logicalId, attribute), `${logicalId}.${attribute}`);
};

const substitute = (value: unknown, references: References): string => {
  const [pattern, variables] = typeof value === 'string' ? [value, {}] : asList(value, 'Fn::Sub');
  const own = isObject(variables) ? variables : {};
  return asText(pattern, 'Fn::Sub').replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (name in own) return asText(resolveValue(own[name], references), whole);
    if (name.includes('.')) return attributeOf(name, references);
    return asText(known(references.ref(name), name), whole);
  });
};

const join = (value: unknown, references: References): string => {
  const [separator, parts] = asList(value, 'Fn::Join');
  return asList(resolveValue(parts, references), 'Fn::Join')
    .map((part) => asText(part, 'Fn::Join'))
    .join(asText(separator, 'Fn::Join'));
};

const select = (value: unknown, references: References): unknown => {
  const [index, list] = asList(value, 'Fn::Select');
  return known(
    asList(resolveValue(list, references), 'Fn::Select')[Number(index)],
    `item ${String(index)} of a list`,
  );
};

const split = (value: unknown, references: References): string[] => {
  const [separator, text] = asList(value, 'Fn::Split');
  return asText(resolveValue(text, references), 'Fn::Split').split(asText(separator, 'Fn::Split'));
};

type Resolve = (value: unknown, references: References) => unknown;
const FUNCTIONS: Record<string, Resolve> = {
  Ref: (value, references) => {
    const name = asText(value, 'Ref');
    return known(references.ref(name), name);
  },
  'Fn::GetAtt': attributeOf,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::ImportValue': (value, references) => {
    const name = asText(resolveValue(value, references), 'Fn::ImportValue');
    return known(references.exported(name), `the export ${name}`);
  },
};

const resolveObject = (value: Record<string, unknown>, references: References): unknown => {
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    const resolved = known(FUNCTIONS[first[0]], first[0])(first[1], references);
    return typeof resolved === 'string' ? withDynamicReferences(resolved, references) : resolved;
  }
  return Object.fromEntries(
    entries.map(([key, inner]): [string, unknown] => [key, resolveValue(inner, references)]),
  );
};

/** A template value with every reference replaced. Throws `LocalFault` at the first one it does not understand. */
export const resolveValue = (value: unknown, references: References): unknown => {
  if (typeof value === 'string') return withDynamicReferences(value, references);
  if (Array.isArray(value)) return value.map((part) => resolveValue(part, references));
  return isObject(value) ? resolveObject(value, references) : value;
};
