import type { Child } from '#ops/console/page/element';

/** A region as it should look: `shows` is all that `make` depends on. */
export type Drawing = { shows: unknown; make: () => readonly Child[] };
