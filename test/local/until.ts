import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Looks until something is so, at most this long; says what it waited for. */
export const until = async (
  what: string,
  isSo: () => boolean | Promise<boolean>,
  seconds = 10,
): Promise<void> => {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await wait(25);
  }
};

/** A process that has ended and only waits for its parent to take note counts as gone. */
export const isRunning = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
  } catch {
    return false;
  }
};
