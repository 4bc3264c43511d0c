import type { Desk } from '#ops/cli/desk';
import type { Identity } from '#ops/cli/api/identity';

/** Whoever has neither token nor keys. */
export const nobody: Identity = {
  token: undefined,
  region: undefined,
  ownKeys: () => undefined,
  findKeys: () => Promise.resolve(undefined),
};

/** A terminal of so many columns (none: a pipe) that notes what it is shown, and a clock that pausing moves. */
export const fakeDesk = (shown: string[], columns?: number): Desk => {
  let seconds = 0;
  return {
    out: (text) => shown.push(text),
    err: (text) => shown.push(text),
    isTerminal: columns !== undefined,
    colour: false,
    columns,
    api: undefined,
    identity: nobody,
    nowSeconds: () => seconds,
    pause: (length) => {
      seconds += length;
      return Promise.resolve();
    },
    interruption: () => new AbortController().signal,
    ask: () => Promise.resolve(undefined),
  };
};
