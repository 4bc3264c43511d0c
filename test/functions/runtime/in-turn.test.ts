import { describe, expect, it } from 'vitest';
import { turns } from '#functions/runtime/queues/in-turn';

/** Work that ends when it is told to. */
const work = (started: string[], name: string) => {
  let end: { resolve: (value: string) => void; reject: (reason: Error) => void } | undefined;
  const promise = new Promise<string>((resolve, reject) => {
    end = { resolve, reject };
  });
  return {
    run: () => {
      started.push(name);
      return promise;
    },
    resolve: (value: string) => end?.resolve(value),
    reject: (reason: Error) => end?.reject(reason),
  };
};

describe('turns', () => {
  it('run work of one key one after the other, also behind one that failed', async () => {
    const started: string[] = [];
    const inTurn = turns();
    const [first, second, third] = ['first', 'second', 'third'].map((name) => work(started, name));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three');
    const ends = Promise.allSettled([first, second, third].map(({ run }) => inTurn('case', run)));

    await Promise.resolve();
    expect(started).toEqual(['first']);
    first.reject(new Error('first'));
    await first.run().catch(() => undefined);
    second.resolve('two');
    third.resolve('three');
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(started.filter((name) => name !== 'first')).toEqual(['second', 'third']);
  });

  it('run work of different keys side by side', async () => {
    const started: string[] = [];
    const inTurn = turns();
    const [one, other] = [work(started, 'one'), work(started, 'other')];
    const ends = Promise.all([inTurn('a', one.run), inTurn('b', other.run)]);

    await Promise.resolve();
    expect(started).toEqual(['one', 'other']);
    one.resolve('1');
    other.resolve('2');
    expect(await ends).toEqual(['1', '2']);
  });
});
