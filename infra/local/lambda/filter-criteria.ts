const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asNumber = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

const COMPARISONS: Record<string, (value: number, bound: number) => boolean> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

const numeric = (conditions: unknown, value: unknown): boolean => {
  if (!Array.isArray(conditions)) return false;
  const pairs = Array.from({ length: conditions.length / 2 }, (_, index): [unknown, unknown] => [
    conditions[index * 2],
    conditions[index * 2 + 1],
  ]);
  return pairs.every(([operator, bound]) =>
    COMPARISONS[String(operator)]?.(asNumber(value), asNumber(bound)),
  );
};

const OPERATORS: Record<string, (operand: unknown, value: unknown) => boolean> = {
  prefix: (operand, value) => typeof value === 'string' && value.startsWith(String(operand)),
  suffix: (operand, value) => typeof value === 'string' && value.endsWith(String(operand)),
  exists: (operand, value) => (value !== undefined) === operand,
  numeric,
  'anything-but': (operand, value) =>
    value !== undefined && !(Array.isArray(operand) ? operand.includes(value) : operand === value),
};

const unknownRule = (rule: unknown): string | undefined =>
  isObject(rule) ? Object.keys(rule).find((operator) => !(operator in OPERATORS)) : undefined;

/** The first operator of a pattern that the local stack does not understand: such a filter would drop messages in silence. */
export const unknownOperatorIn = (pattern: unknown): string | undefined => {
  if (Array.isArray(pattern)) return pattern.map(unknownRule).find((operator) => operator !== undefined);
  if (!isObject(pattern)) return undefined;
  return Object.values(pattern)
    .map(unknownOperatorIn)
    .find((operator) => operator !== undefined);
};

const passesRule = (rule: unknown, value: unknown): boolean => {
  if (!isObject(rule)) return rule === value;
  return Object.entries(rule).every(([operator, operand]) => OPERATORS[operator]?.(operand, value) === true);
};

const passesField = (rules: unknown, value: unknown): boolean => {
  if (isObject(rules)) return matches(rules, value);
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return Array.isArray(rules) && rules.some((rule) => values.some((item) => passesRule(rule, item)));
};

const matches = (pattern: Record<string, unknown>, value: unknown): boolean =>
  Object.entries(pattern).every(([name, rules]) =>
    passesField(rules, isObject(value) ? value[name] : undefined),
  );

const parsed = (text: unknown): unknown => {
  try {
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
    return value;
  } catch {
    return undefined;
  }
};

/**
 * True if one of the patterns lets a record through; no patterns let everything through.
 * `body` is read as JSON where the pattern asks for its fields: a body that is not JSON then does not match.
 */
export const passesFilters = (
  patterns: readonly unknown[],
  record: Readonly<Record<string, unknown>>,
): boolean =>
  patterns.length === 0 ||
  patterns.some((pattern) => {
    if (!isObject(pattern)) return false;
    const readable = isObject(pattern['body']) ? { ...record, body: parsed(record['body']) } : record;
    return matches(pattern, readable);
  });
