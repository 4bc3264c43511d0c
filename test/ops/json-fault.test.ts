import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '#ops/cli/input/json-fault';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the place of a fault in JSON', () => {
  it.each([
    ['', 1, 1],
    ['  \n ', 2, 2],
    ['{"a": 1,}', 1, 9],
    ['[1 2]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['{1: 2}', 1, 2],
    ['[1}', 1, 3],
    ['{]', 1, 2],
    ['{"a": }', 1, 7],
    ['[01]', 1, 2],
    ['"\\x"', 1, 1],
    ["{'a': 1}", 1, 2],
    ['{"a": 1}\n{"b": 2}', 2, 1],
    ['[\n  true,\n  nul\n]', 3, 3],
  ])('%j is line %i, column %i', (text, line, column) => {
    expect(jsonFault(text)).toEqual({ line, column });
  });

  it('is found at once in a string of a million characters that never ends', () => {
    expect(jsonFault(`["${'a'.repeat(1_000_000)}`)).toEqual({ line: 1, column: 2 });
  });

  it('is none where the text is JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(4), (json, indent) => {
        const spaced = JSON.stringify(JSON.parse(json), undefined, indent);
        expect(jsonFault(spaced)).toBeUndefined();
      }),
    );
  });

  it('is one exactly where the runtime refuses a damaged text', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '0', '-', '\\', ' ', '\t'))
      .map(([json, at, piece]) => {
        const place = at % (json.length + 1);
        return `${json.slice(0, place)}${piece}${json.slice(place + (piece === '' ? 1 : 0))}`;
      });
    fc.assert(
      fc.property(damaged, (text) => {
        expect(jsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});
