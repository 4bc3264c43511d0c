import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { declaredTests, declareTestsOf, type DeclaredTest } from '#test/mutation/declared-tests';

/** What instrumented code reads and writes: which mutant is on, and who walked over which. */
type Instruments = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { perTest: Partial<Record<string, unknown>> };
};

type MutantRun = {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: { readonly id: string };
};

const PASSED = 0;
const FAILED = 1;

const instruments: Instruments = {};
Object.assign(globalThis, { __stryker__: instruments });

const STAND_INS: Readonly<Partial<Record<string, string>>> = {
  vitest: import.meta.resolve('#test/mutation/declared-tests'),
  'fast-check': import.meta.resolve('#test/mutation/few-runs'),
};

/** Files of tests get the stand-ins, the stand-ins themselves the packages. */
const standIn = (): void => {
  const own = new Set(Object.values(STAND_INS));
  registerHooks({
    resolve: (specifier, { parentURL }, next) => {
      const url = STAND_INS[specifier];
      return url === undefined || own.has(parentURL)
        ? next(specifier)
        : { url, format: 'module-typescript', shortCircuit: true };
    },
  });
};

const resultOf = async (one: DeclaredTest) => {
  const { id, name, fileName, run } = one;
  const begun = performance.now();
  const told = { id, name, fileName };
  try {
    await run();
    return { ...told, status: PASSED, timeSpentMs: performance.now() - begun };
  } catch (error) {
    const failureMessage = String(error);
    return { ...told, status: FAILED, failureMessage, timeSpentMs: performance.now() - begun };
  }
};

/**
 * Runs the tests of `core` for Stryker in one process: files are read once, and a mutant is switched on in code that is
 * already loaded. So a mutant costs milliseconds, where a start of the test runner for each costs seconds. It needs what
 * `core` keeps anyway: nothing between two calls.
 */
class CoreRunner {
  #tests: readonly DeclaredTest[] = [];

  /** "Reloads" by doing nothing: what runs while a module loads is no mutant here (`ignoreStatic`). */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Leaves out what fails without a mutant (a property that counts its own runs); the quickest go first. */
  async init(): Promise<void> {
    standIn();
    for (const file of globSync('test/core/**/*.test.ts').toSorted()) {
      await declareTestsOf(path.resolve(file));
    }
    const tried: { one: DeclaredTest; timeSpentMs: number }[] = [];
    for (const one of declaredTests()) {
      instruments.currentTestId = 'trial';
      const { status, timeSpentMs } = await resultOf(one);
      if (status === PASSED) tried.push({ one, timeSpentMs });
    }
    instruments.currentTestId = undefined;
    delete instruments.mutantCoverage?.perTest['trial'];
    this.#tests = tried.sort((left, right) => left.timeSpentMs - right.timeSpentMs).map(({ one }) => one);
  }

  async dryRun() {
    const tests = [];
    for (const one of this.#tests) {
      instruments.currentTestId = one.id;
      tests.push(await resultOf(one));
    }
    instruments.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: instruments.mutantCoverage };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant }: MutantRun) {
    const asked = new Set(testFilter);
    const tests = this.#tests.filter(({ id }) => testFilter === undefined || asked.has(id));
    Object.assign(instruments, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    let nrOfTests = 0;
    let killer: { id: string; failureMessage: string } | undefined;
    for (const one of tests) {
      nrOfTests += 1;
      const result = await resultOf(one);
      if ('failureMessage' in result) {
        killer = result;
        break;
      }
    }
    const hits = instruments.hitCount ?? 0;
    Object.assign(instruments, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    if (hitLimit !== undefined && hits > hitLimit) return { status: 'timeout', reason: `${hits} hits` };
    return killer === undefined
      ? { status: 'survived', nrOfTests }
      : { status: 'killed', killedBy: [killer.id], failureMessage: killer.failureMessage, nrOfTests };
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'core', injectableClass: CoreRunner }];
