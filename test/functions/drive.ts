import type { World } from '#test/functions/world';

type QueueName = keyof World['acts'];
export const QUEUES: readonly QueueName[] = ['intake', 'events', 'agencies', 'answers', 'publish'];

/** Works until every queue is empty; throws what an act throws. Says what came of each message. */
export const drain = async (world: World): Promise<string[]> => {
  const outcomes: string[] = [];
  for (;;) {
    const queue = QUEUES.find((name) => world.queues[name].length > 0);
    if (queue === undefined) return outcomes;
    outcomes.push((await world.acts[queue]()) ?? '');
  }
};

/** One turn of everything: queues, the agency's queue, callbacks, queues again. */
export const turn = async (world: World): Promise<void> => {
  await drain(world);
  await world.collect();
  await world.callBack();
  await drain(world);
};

/** Time passes and the timers fire. */
export const passAndSweep = async (world: World, seconds: number): Promise<void> => {
  world.pass(seconds);
  await world.sweep();
  await turn(world);
};

/** The only case of the world. */
export const theCase = (world: World) => {
  const [known] = [...world.rows.cases.values()];
  if (known === undefined) throw new Error('no case');
  return known;
};

export const outcomeOf = (world: World, kind: string): string | undefined =>
  [...world.rows.queries.values()].find((query) => query.kind === kind)?.answer?.content.outcome;

export const progressOf = (world: World, kind: string) => {
  const query = [...world.rows.queries.values()].find((one) => one.kind === kind);
  if (query === undefined) throw new Error(`no question of kind ${kind}`);
  return query.progress;
};

/** Published ids, each once however often it was sent. */
export const published = (world: World): string[] =>
  [...new Set(world.queues.results.map(({ id }) => id))].toSorted();

export const versionsOf = (world: World): number[] =>
  [...world.rows.results.values()].map(({ result }) => result.version).toSorted();
