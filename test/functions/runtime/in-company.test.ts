import { describe, expect, it } from 'vitest';
import { inCompany } from '#functions/runtime/queues/in-company';

/** A part that ends when it is told to. */
const part = (noted: string[], name: string) => {
  let end: { resolve: (value: string) => void; reject: (reason: Error) => void } | undefined;
  const promise = new Promise<string>((resolve, reject) => {
    end = { resolve, reject };
  });
  return {
    run: () => {
      noted.push(name);
      return promise;
    },
    resolve: () => end?.resolve(name),
    reject: () => end?.reject(new Error(name)),
  };
};

const turnOfLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('work in company', () => {
  it('does the last part once, behind every first part, also of those who come meanwhile', async () => {
    const noted: string[] = [];
    const together = inCompany<string, string>();
    const parts = ['one', 'two', 'three'].map((name) => part(noted, name));
    const last = () => {
      noted.push('last');
      return Promise.resolve('done');
    };
    const [one, two, three] = parts;
    if (one === undefined || two === undefined || three === undefined) throw new Error('three');
    const ends = [together('case', { first: one.run, last }), together('case', { first: two.run, last })];
    one.resolve();
    await turnOfLoop();
    ends.push(together('case', { first: three.run, last }));
    two.resolve();
    await turnOfLoop();
    expect(noted).toEqual(['one', 'two', 'three']);
    three.resolve();

    expect(await Promise.all(ends)).toEqual([
      ['one', 'done'],
      ['two', 'done'],
      ['three', 'done'],
    ]);
    expect(noted).toEqual(['one', 'two', 'three', 'last']);
  });

  it('lets one first part fail by itself, and everybody hear of a last part that fails', async () => {
    const together = inCompany<string, string>();
    const [good, bad] = [part([], 'good'), part([], 'bad')];
    const parts = { last: () => Promise.resolve('done') };
    const ends = [together('a', { ...parts, first: good.run }), together('a', { ...parts, first: bad.run })];
    good.resolve();
    bad.reject();
    expect((await Promise.allSettled(ends)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);

    const failing = { first: () => Promise.resolve('first'), last: () => Promise.reject(new Error('last')) };
    const both = await Promise.allSettled([together('a', failing), together('a', failing)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('leaves the last part undone where every first part has failed', async () => {
    const noted: string[] = [];
    const together = inCompany<string, string>();
    const bad = part(noted, 'bad');
    const last = () => {
      noted.push('last');
      return Promise.resolve('done');
    };
    const end = together('a', { first: bad.run, last });
    bad.reject();
    await expect(end).rejects.toThrow('bad');
    expect(noted).toEqual(['bad']);
  });

  it('tells the last part what the first parts came to, but those that failed', async () => {
    const together = inCompany<string, string>();
    const [good, bad, other] = ['good', 'bad', 'other'].map((name) => part([], name));
    if (good === undefined || bad === undefined || other === undefined) throw new Error('three');
    const last = (firsts: readonly string[]) => Promise.resolve(firsts.join(' and '));
    const ends = [good, bad, other].map(({ run }) => together('a', { first: run, last }));
    other.resolve();
    bad.reject();
    good.resolve();
    expect(await Promise.allSettled(ends)).toMatchObject([
      { value: ['good', 'good and other'] },
      { status: 'rejected' },
      { value: ['other', 'good and other'] },
    ]);
  });

  it('keeps keys apart, and begins anew for whoever comes behind a last part', async () => {
    const noted: string[] = [];
    const together = inCompany<string, string>();
    const parts = (key: string) => ({
      first: () => Promise.resolve(key),
      last: () => {
        noted.push(key);
        return Promise.resolve('done');
      },
    });
    await Promise.all([together('a', parts('a')), together('b', parts('b'))]);
    await together('a', parts('a'));
    expect(noted.toSorted()).toEqual(['a', 'a', 'b']);
  });
});
