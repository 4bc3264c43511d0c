const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSameObject = (
  left: Readonly<Record<string, unknown>>,
  right: Readonly<Record<string, unknown>>,
): boolean =>
  Object.keys(left).every((key) => isSame(left[key], right[key])) &&
  Object.keys(right).every((key) => right[key] === undefined || left[key] !== undefined);

/** Equal content as JSON has it, whatever the order of its fields; a field that is undefined is none. */
export const isSame = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
  }
  return isObject(left) && isObject(right) && isSameObject(left, right);
};
