import { registerHooks } from 'node:module';
import { PLANTED_BUGS } from '#test/simulation/planted-bugs';

/** Puts a bug of the table into the code that this process loads from now on. The files stay as they are. Answers the rule that it breaks. */
export const plant = (name: string): string => {
  const bug = PLANTED_BUGS.find((one) => one.name === name);
  if (bug === undefined) throw new Error(`No planted bug is called ${name}.`);
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(`/${bug.file}`)) return loaded;
      const { source: bytes = '' } = loaded;
      const source = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
      if (source.split(bug.from).length !== 2)
        throw new Error(`${bug.file} has no single place for ${name}.`);
      return { ...loaded, source: source.replace(bug.from, () => bug.to) };
    },
  });
  return bug.trips;
};
