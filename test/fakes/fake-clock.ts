import { plusSeconds } from '#core/time/plus-seconds';
import type { Clock } from '#core/ports';
import type { Instant } from '#schemas/time';

/** A clock that a test moves. */
export type FakeClock = { clock: Clock; moveTo: (at: Instant) => void; pass: (seconds: number) => void };

export const fakeClock = (startsAt: Instant): FakeClock => {
  let now = startsAt;
  return {
    clock: () => now,
    moveTo: (at) => {
      now = at;
    },
    pass: (seconds) => {
      now = plusSeconds(now, seconds);
    },
  };
};
