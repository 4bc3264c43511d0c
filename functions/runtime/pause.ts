import { setTimeout } from 'node:timers/promises';
import type { Pause } from '#core/ports';

/** Waits for real. */
export const systemPause: Pause = (seconds) => setTimeout(seconds * 1000);
