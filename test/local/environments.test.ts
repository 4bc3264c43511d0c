import * as z from 'zod';
import { afterEach, describe, expect, it } from 'vitest';
import type { Environment } from '#infra/local/lambda/environment';
import { environmentPool, type EnvironmentPool } from '#infra/local/lambda/environment-pool';
import { startThrowAway, throwAwayFunction } from '#test/local/throw-away-function';
import { isRunning, until } from '#test/local/until';

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const started = (...parameters: Parameters<typeof startThrowAway>): Environment => {
  const environment = startThrowAway(...parameters);
  cleanups.push(environment.end);
  return environment;
};

const pool = (limits: {
  maximum: number;
  maximumPerFunction?: number;
  idleSeconds?: number;
}): EnvironmentPool => {
  const made = environmentPool({ maximumPerFunction: 9, idleSeconds: 60, start: startThrowAway, ...limits });
  cleanups.push(() => made.close(0));
  return made;
};

describe('one environment', () => {
  it('is reused warm: module state stays, the process is the same', async () => {
    const environment = started(throwAwayFunction('return { calls, pid: process.pid, event };').fn);

    const first = await environment.invoke({ n: 1 });
    const second = await environment.invoke({ n: 2 });

    expect(first).toEqual({ type: 'returned', payload: { calls: 1, pid: environment.pid, event: { n: 1 } } });
    expect(second).toEqual({
      type: 'returned',
      payload: { calls: 2, pid: environment.pid, event: { n: 2 } },
    });
  });

  it('sees its own variables and random credentials, nothing of the parent', async () => {
    const { fn } = throwAwayFunction('return Object.keys(process.env);', { environment: { MINE: 'x' } });

    const outcome = await started(fn).invoke({});

    expect(outcome.type).toBe('returned');
    const names = outcome.type === 'returned' ? outcome.payload : [];
    expect(names).toEqual(expect.arrayContaining(['MINE', 'AWS_ACCESS_KEY_ID', 'AWS_REGION']));
    expect(names).not.toEqual(expect.arrayContaining(['HOME']));
    expect(names).not.toEqual(expect.arrayContaining(['VITEST']));
  });

  it('is killed at the timeout, even in the middle of a busy loop', async () => {
    const environment = started(throwAwayFunction('for (;;) {}', { timeoutSeconds: 0.4 }).fn);

    const outcome = await environment.invoke({});

    expect(outcome).toEqual({ type: 'timed-out' });
    expect(environment.isAlive()).toBe(false);
    expect(isRunning(environment.pid)).toBe(false);
  });

  it('tells the function how much time remains', async () => {
    const { fn } = throwAwayFunction(
      'const before = context.getRemainingTimeInMillis(); await pause(150); return [before, context.getRemainingTimeInMillis()];',
      { timeoutSeconds: 5 },
    );

    const outcome = await started(fn).invoke({});

    const [before, after] = z
      .tuple([z.number(), z.number()])
      .parse(outcome.type === 'returned' ? outcome.payload : []);
    expect(before).toBeLessThanOrEqual(5000);
    expect(before).toBeGreaterThan(4500);
    expect(before - after).toBeGreaterThanOrEqual(140);
  });

  it.each([
    ["throw new TypeError('secret')", { type: 'failed', errorType: 'TypeError' }],
    ["throw Object.assign(new Error('secret'), { code: 'E7' })", { type: 'failed', errorType: 'Error E7' }],
    ['process.exit(0)', { type: 'exited' }],
    ['return undefined', { type: 'returned', payload: null }],
    ['return 10n', { type: 'failed', errorType: 'TypeError' }],
  ])('%s', async (body, outcome) => {
    expect(await started(throwAwayFunction(body).fn).invoke({})).toEqual(outcome);
  });

  it('reports a bundle that does not load', async () => {
    const { fn } = throwAwayFunction('return 1;');

    expect(await started({ ...fn, handler: 'index.absent' }).invoke({})).toMatchObject({ type: 'failed' });
    expect(await started({ ...fn, handler: 'absent.handler' }).invoke({})).toMatchObject({ type: 'failed' });
  });
});

describe('the pool', () => {
  it('runs side by side up to the cap, never above it', async () => {
    const environments = pool({ maximum: 2 });
    const { fn, noted } = throwAwayFunction(
      "note({ at: 'begin', pid: process.pid }); await pause(200); note({ at: 'end', pid: process.pid });",
    );

    await Promise.all([1, 2, 3, 4, 5].map((n) => environments.invoke(fn, { n })));

    const live = noted().reduce<number[]>((counts, line) => {
      const isBegin = JSON.stringify(line).includes('begin');
      return [...counts, (counts.at(-1) ?? 0) + (isBegin ? 1 : -1)];
    }, []);
    expect(Math.max(...live)).toBe(2);
    expect(live).toHaveLength(10);
    expect(environments.live()).toHaveLength(2);
  });

  it('lets the environment go that was used longest ago when another function needs its place', async () => {
    const environments = pool({ maximum: 2 });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => throwAwayFunction('return 1;', { name }).fn);
    if (a === undefined || b === undefined || c === undefined) throw new Error('three functions');

    await environments.invoke(a, {});
    await environments.invoke(b, {});
    await environments.invoke(a, {});
    await environments.invoke(c, {});

    expect(
      environments
        .live()
        .map(({ functionName }) => functionName)
        .toSorted(),
    ).toEqual(['a', 'c']);
  });

  it('keeps room for others when one function fills its share', async () => {
    const environments = pool({ maximum: 3, maximumPerFunction: 2 });
    const slow = throwAwayFunction('await pause(900);', { name: 'slow' }).fn;
    const quick = throwAwayFunction('return 1;', { name: 'quick' }).fn;

    const slowOnes = [1, 2, 3].map(() => environments.invoke(slow, {}));
    const began = performance.now();
    await environments.invoke(quick, {});

    expect(performance.now() - began).toBeLessThan(850);
    await Promise.all(slowOnes);
  });

  it('lets idle environments go', async () => {
    const environments = pool({ maximum: 2, idleSeconds: 0.2 });
    await environments.invoke(throwAwayFunction('return 1;').fn, {});
    const [{ pid } = { pid: 0 }] = environments.live();

    await until('the environment is gone', () => environments.live().length === 0 && !isRunning(pid), 4);
  });

  it('does not run what became stale while it waited', async () => {
    const environments = pool({ maximum: 1 });
    const { fn, noted } = throwAwayFunction('note(event);');

    const outcome = await environments.invoke(fn, 'stale', () => true);

    expect(outcome).toEqual({ type: 'timed-out' });
    expect(noted()).toEqual([]);
  });

  it('ends what waits when it is closed', async () => {
    const environments = pool({ maximum: 1 });
    const { fn } = throwAwayFunction('await pause(5000);');
    const outcomes = Promise.all([environments.invoke(fn, 1), environments.invoke(fn, 2)]);

    await environments.close(0);

    expect(await outcomes).toEqual([{ type: 'exited' }, { type: 'exited' }]);
    expect(environments.live()).toEqual([]);
  });
});
