import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Modules of zod that write JSON Schema: every schema refers to them, and no function of ours ever asks for one. 18 KB. */
const LEFT_OUT = ['v4/core/json-schema-processors.js', 'v4/core/to-json-schema.js'];

const CARRIED = new Set(['', '.js', '.json']);

/** The same exports, which do nothing. */
const emptied = (code: string): string =>
  Array.from(code.matchAll(/^export (?:const|function) (\w+)/gm), ([, name = '']) => name)
    .map((name) => `export const ${name} = () => undefined;\n`)
    .join('');

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
