import { RowsLeft } from '#functions/sweep/sweep';
import { Crash, type CrashGate } from '#test/functions/crash-gate';
import { QUEUES } from '#test/functions/drive';
import type { World } from '#test/functions/world';

/** How the process dies: at one call of its ports, before or after the call has its effect; nowhere without `at`. */
export type Death = Pick<CrashGate, 'at' | 'when'>;

/** Every way to die, and whether all that was on its way in the queues is lost with it. */
export const DEATHS = (['before', 'after'] as const).flatMap((when) =>
  [false, true].map((wipes) => ({ when, wipes })),
);

export const wipe = ({ queues }: World): void => {
  for (const name of QUEUES) queues[name].length = 0;
};

/** Runs a step; if the process dies in it, the step is simply not finished. */
export const surviving = async (step: () => Promise<unknown>): Promise<boolean> => {
  try {
    await step();
    return true;
  } catch (error) {
    // The sweeper visits the other due rows before it gives up.
    if (error instanceof Crash || (error instanceof RowsLeft && error.cause instanceof Crash)) return false;
    throw error;
  }
};

/** Works until every queue is empty, whoever dies on the way. */
export const drained = async (world: World, onCrash: () => void): Promise<void> => {
  for (;;) {
    const queue = QUEUES.find((name) => world.queues[name].length > 0);
    if (queue === undefined) return;
    if (!(await surviving(() => world.acts[queue]() ?? Promise.resolve()))) onCrash();
  }
};

/** So many rounds: queues, the agency's queue, callbacks, queues again, then time passes and the timers fire. */
export const roundsOf = async (world: World, rounds: number, onCrash: () => void): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    await drained(world, onCrash);
    for (const step of [world.collect, world.callBack]) if (!(await surviving(step))) onCrash();
    await drained(world, onCrash);
    world.pass(400);
    if (!(await surviving(world.sweep))) onCrash();
  }
};
