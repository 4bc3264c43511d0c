import { canonicalJson } from '#core/digest';

/** Equal content, whatever the order of its fields. */
export const isSame = (left: unknown, right: unknown): boolean =>
  canonicalJson(left) === canonicalJson(right);
