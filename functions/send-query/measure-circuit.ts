import { plusSeconds } from '#core/time/plus-seconds';
import type { Clock } from '#core/ports';
import type { Measure } from '#functions/runtime/metrics';
import type { QueryHint } from '#schemas/envelope';
import type { Instant } from '#schemas/time';

type Send = (hint: QueryHint) => Promise<string>;

/** What came of a question, where it says something of the agency's circuit. Other outcomes never came to the gate. */
const OPEN_BY_OUTCOME: Readonly<Record<string, 0 | 1>> = {
  'circuit-open': 1,
  accepted: 0,
  answered: 0,
  'needs-new-epoch': 0,
};

/** The alarm looks at minutes: more than one line a minute of the same says nothing and is paid for by the byte. */
const SAME_AGAIN_SECONDS = 60;

/** Also tells whether the agency's circuit lets nobody call. The function is the agency's own, so its name says which. */
export const measureCircuit = (send: Send, { measure, clock }: { measure: Measure; clock: Clock }): Send => {
  let told: { isOpen: 0 | 1; until: Instant } | undefined;
  return async (hint) => {
    const outcome = await send(hint);
    const isOpen = OPEN_BY_OUTCOME[outcome];
    const now = clock();
    if (isOpen === undefined || (told?.isOpen === isOpen && now < told.until)) return outcome;
    told = { isOpen, until: plusSeconds(now, SAME_AGAIN_SECONDS) };
    measure({ metrics: { CircuitOpen: isOpen } });
    return outcome;
  };
};
