/** Work that is measured; whatever it returns is kept, so that no compiler may leave it out. */
export type Work = () => unknown;

const BLOCK_CPU_MS = 15;
const WARM_UP_CPU_MS = 300;
const BLOCKS = 12;

let kept: unknown;

/** CPU time of this process, user and system. */
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** CPU ms per call in a block of at least `BLOCK_CPU_MS`; looking at the clock costs, hence calls in groups. */
const blockMs = (work: Work, group: number): number => {
  const start = cpuMs();
  let calls = 0;
  let spent = 0;
  while (spent < BLOCK_CPU_MS) {
    for (let index = 0; index < group; index += 1) kept = work();
    calls += group;
    spent = cpuMs() - start;
  }
  return spent / calls;
};

/** Calls that fill a tenth of a block, found while warming up. */
const warmGroup = (work: Work): number => {
  const start = cpuMs();
  let calls = 0;
  while (cpuMs() - start < WARM_UP_CPU_MS) {
    kept = work();
    calls += 1;
  }
  return Math.max(1, Math.round((calls / WARM_UP_CPU_MS) * (BLOCK_CPU_MS / 10)));
};

/**
 * CPU ms per call of the work and of its floor, in this process: both warmed up, blocks in turns, the fastest block of
 * each. Wall time says nothing on shared cores.
 */
export const fastestCpuMs = (work: Work, floor: Work): { workMs: number; floorMs: number } => {
  const workGroup = warmGroup(work);
  const floorGroup = warmGroup(floor);
  const blocks = Array.from({ length: BLOCKS }, () => ({
    workMs: blockMs(work, workGroup),
    floorMs: blockMs(floor, floorGroup),
  }));
  return {
    workMs: Math.min(...blocks.map(({ workMs }) => workMs)),
    floorMs: Math.min(...blocks.map(({ floorMs }) => floorMs)),
  };
};

/** Something came out of the work that was measured. */
export const hasResult = (): boolean => kept !== undefined;
