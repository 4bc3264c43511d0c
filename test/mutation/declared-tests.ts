import { expect } from 'vitest';

/** A test as its file declares it. */
export type DeclaredTest = {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly run: () => unknown;
};

type Declare = (name: string, run: () => unknown) => void;

const declared: DeclaredTest[] = [];
const groups: string[] = [];
let fileName = '';

/** What the files have declared, in order. */
export const declaredTests = (): readonly DeclaredTest[] => declared;

/** @param path Absolute path of a file of tests. */
export const declareTestsOf = async (path: string): Promise<void> => {
  fileName = path;
  await import(path);
};

const one: Declare = (name, run) => {
  const fullName = [...groups, name].join(' > ');
  declared.push({ id: `${fileName}#${fullName}`, name: fullName, fileName, run });
};

const group: Declare = (name, declare) => {
  groups.push(name);
  declare();
  groups.pop();
};

/** Rows are told apart by their number: texts of a row may be the same. */
const eachOf =
  (declare: Declare) =>
  (rows: readonly unknown[]) =>
  (name: string, body: (...row: readonly unknown[]) => unknown): void => {
    for (const [index, row] of rows.entries()) {
      const values: readonly unknown[] = Array.isArray(row) ? row : [row];
      declare(`${name} [${index}]`, () => body(...values));
    }
  };

const withEach = (declare: Declare) =>
  Object.assign(
    (name: string, run: () => unknown) => {
      declare(name, run);
    },
    { each: eachOf(declare) },
  );

/** These stand for `vitest` in files of tests (`test/mutation/core-runner.ts`); `expect` is its own. */
export const test = withEach(one);
export const it = withEach(one);
export const describe = withEach(group);
export { expect };
