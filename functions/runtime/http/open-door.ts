import type { Routes } from '#functions/runtime/http/http-routes';

/**
 * Behind a door that its environment calls open, everybody is an operator: only the local stack says so, whose door is
 * bound to this computer. Behind every other door a caller without proof is nobody.
 */
export const behindDoor = ({ DOOR }: { DOOR?: 'open' | undefined }, routes: Routes): Routes =>
  DOOR === undefined
    ? routes
    : Object.fromEntries(
        Object.entries(routes).map(([address, route]) => [
          address,
          (request) => route({ ...request, caller: { type: 'operator' } }),
        ]),
      );
