import fastCheck, { type IRawProperty, type Parameters } from 'fast-check';

/**
 * Properties run ten times on a fixed seed, and a broken one is not made smaller: a mutant that only thousands of runs
 * find is one that a table has to find.
 */
const FEW = { numRuns: 10, seed: 20_261_123, endOnFailure: true };

/** Stands for `fast-check` in files of tests (`test/mutation/core-runner.ts`). */
export const assert = <Values>(property: IRawProperty<Values>, options?: Parameters<Values>) =>
  fastCheck.assert(property, { ...options, ...FEW });

export * from 'fast-check';
export default { ...fastCheck, assert };
