type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that say something: JSON leaves out what is undefined. */
const countOf = (fields: Fields): number => {
  let count = 0;
  for (const key of Object.keys(fields)) if (fields[key] !== undefined) count += 1;
  return count;
};

const haveSameFields = (one: Fields, other: Fields): boolean => {
  for (const key of Object.keys(one)) if (!isSameContent(one[key], other[key])) return false;
  return countOf(one) === countOf(other);
};

/**
 * Equal content as JSON has it, whatever the order of fields; a field that is undefined is none. Says the same as comparing
 * two canonical texts, but writes neither and ends at the first difference.
 */
export const isSameContent = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSameContent(item, other[index]))
    );
  }
  return isFields(one) && isFields(other) && haveSameFields(one, other);
};
