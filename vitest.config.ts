import { defineConfig } from 'vitest/config';

/**
 * Nothing here changes a module, so that the files of a room may share what they import. The time limit only ends what
 * hangs: no result hangs on a clock.
 */
const room = (name: string) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], isolate: false, testTimeout: 120_000 },
});

/** Rooms that start real processes run one file at a time: two cores are all there is. */
const processes = (name: string) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

/** Worlds of their own processes, two at a time for two cores. */
const simulation = {
  test: {
    name: 'simulation',
    include: ['test/simulation/**/*.test.ts'],
    maxConcurrency: 2,
    testTimeout: 600_000,
  },
};

export default defineConfig({
  test: {
    projects: [
      room('schemas'),
      room('core'),
      room('contracts'),
      room('functions'),
      room('simulators'),
      room('walls'),
      room('ops'),
      simulation,
      processes('infra'),
      processes('local'),
      processes('browser'),
    ],
  },
});
