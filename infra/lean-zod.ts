import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * Modules of zod that every schema refers to and no function of ours ever asks: those that write JSON Schema, 18 KB, and zod's
 * English sentences, 3 KB, which nobody is shown (`schemas/problem.ts` has our own).
 */
const LEFT_OUT = ['v4/core/json-schema-processors.js', 'v4/core/to-json-schema.js', 'v4/locales/en.js'];

const CARRIED = new Set(['', '.js', '.json']);

/** The same exports, which do nothing. */
const emptied = (code: string): string =>
  Array.from(
    code.matchAll(/^export (?:const|function|(default) function) (\w*)/gm),
    ([, isDefault, name = '']) =>
      isDefault === undefined
        ? `export const ${name} = () => undefined;\n`
        : 'export default () => undefined;\n',
  ).join('');

/** A copy of zod in `folder` without what no function of ours can reach; gives the path of its entry. */
export const leanZod = (repository: string, folder: string): string => {
  const copy = join(folder, 'zod');
  cpSync(join(repository, 'node_modules/zod'), copy, {
    recursive: true,
    filter: (path) => CARRIED.has(extname(path)) || /[\\/]v\d$/.test(path),
  });
  for (const file of LEFT_OUT) {
    writeFileSync(
      join(copy, file),
      emptied(readFileSync(join(repository, 'node_modules/zod', file), 'utf8')),
    );
  }
  return join(copy, 'index.js');
};
