import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ROW = /^\| ([A-Z]\d{2}|B\d{1,2}) \|/;

type Row = { id: string; state: string; paths: readonly string[] };

const pathsIn = (line: string): string[] =>
  Array.from(line.matchAll(/`([a-z-]+\/[^`]+)`/g), ([, path = '']) => path);

const rows: readonly Row[] = readFileSync('docs/law.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const id = ROW.exec(line)?.[1];
    const cells = line.split(' | ');
    return id === undefined
      ? []
      : [{ id, state: (cells.at(-1) ?? '').replace(/ \|$/, ''), paths: pathsIn(line) }];
  });

const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);

const LAW = [
  ...numbered('V', 81),
  ...numbered('K', 9),
  ...numbered('N', 8),
  ...numbered('R', 4),
  ...numbered('L', 4),
];

const isTest = (path: string): boolean => /^test\/.+\.test\.ts$/.test(path);

describe('the table of the law', () => {
  test('has every row of the five base texts exactly once', () => {
    expect(rows.map(({ id }) => id).filter((id) => /^[VKNRL]/.test(id))).toEqual(LAW);
  });

  test('repeats no id of its own either', () => {
    const ids = rows.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names only files that exist', () => {
    const named = pathsIn(readFileSync('docs/law.md', 'utf8'));

    expect(named.length).toBeGreaterThan(150);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('how far a row goes', () => {
  test.each(rows)('$id', ({ state, paths }) => {
    expect(state).toMatch(/^(built|part: .+|not built: .+|outside: .+)/);
    const claims = state.startsWith('built') || state.startsWith('part');

    expect(paths.some((path) => !isTest(path))).toBe(claims);
    // Nothing is built that no test would miss.
    if (state.startsWith('built')) expect(paths.some(isTest)).toBe(true);
  });
});
