import { admission, circuitAt, CLOSED, rateShare } from '#core/channel/circuit';
import type { Channel } from '#schemas/channel';
import type { Instant } from '#schemas/time';

/** The rest is left to questions that come in meanwhile. */
const SHARE_OF_RATE = 0.75;
const PERIOD_SECONDS = 60;

/** `waiting`: hints in the agency's queue. `parts`: so many bring back questions side by side. */
type At = { now: Instant; callsPerSecond: number; waiting: number; parts: number };

/**
 * How many questions whoever brings them back each minute hints to one endpoint: what the agency takes until the next time
 * beside the hints that it has not worked on yet. One where somebody may try whether it is back, none while it is known to be
 * out. More would wait in the queue, be looked at again, and be hinted again.
 */
export const hintsAllowed = (
  channel: Pick<Channel, 'circuit'> | undefined,
  { now, callsPerSecond, waiting, parts }: At,
): number => {
  const circuit = circuitAt(channel?.circuit ?? CLOSED, now);
  const { type } = admission(circuit, now);
  switch (type) {
    case 'wait':
      return 0;
    case 'probe':
      return 1;
    case 'call': {
      const rate = callsPerSecond * rateShare(circuit, now);
      return Math.max(0, Math.ceil((rate * SHARE_OF_RATE * PERIOD_SECONDS - waiting) / parts));
    }
  }
};
