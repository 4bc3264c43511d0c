import type { Clock, Randomness } from '#core/ports';

/** The only clock. */
export const systemClock: Clock = () => new Date().toISOString();

/** Jitter only, never ids. */
export const systemRandomness: Randomness = () => Math.random();
