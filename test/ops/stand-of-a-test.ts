import { onTestFinished } from 'vitest';
import { openStand, type Stand, type StandReply } from '#test/ops/api-stand';

/** A tiny API that ends with the test that opened it. */
export const standWith = async (
  routes: Record<string, StandReply | readonly StandReply[]>,
): Promise<Stand> => {
  const stand = await openStand(routes);
  onTestFinished(() => stand.close());
  return stand;
};
