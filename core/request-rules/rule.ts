import type { FieldError } from '#schemas/problem';

type View<Value> = { safeParse: (input: unknown) => { success: true; data: Value } | { success: false } };

/** A rule between fields: skipped while the fields that it needs cannot be read themselves. */
export type RequestRule = (input: unknown) => FieldError[];

export const rule =
  <Value>(needs: View<Value>, check: (view: Value) => FieldError[]): RequestRule =>
  (input) => {
    const view = needs.safeParse(input);
    return view.success ? check(view.data) : [];
  };

type Place = (index: number) => readonly PropertyKey[];

/** Places at which a key stands that has stood earlier in the list. */
export const repeatedPlaces = (keys: readonly (string | undefined)[], place: Place) =>
  keys.flatMap((key, index) => (key !== undefined && keys.indexOf(key) < index ? [place(index)] : []));
