import { defineConfig } from 'vitest/config';

/** The tests that mutants of `core` are run against: its own room, no other (`stryker.config.json`). */
export default defineConfig({ test: { name: 'core', include: ['test/core/**/*.test.ts'] } });
