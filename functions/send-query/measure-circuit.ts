import { writeMetrics, type Measure } from '#functions/runtime/metrics';
import type { QueryHint } from '#schemas/envelope';

type Send = (hint: QueryHint) => Promise<string>;

/** What came of a question, where it says something of the agency's circuit. Other outcomes never came to the gate. */
const OPEN_BY_OUTCOME: Readonly<Record<string, 0 | 1>> = {
  'circuit-open': 1,
  accepted: 0,
  answered: 0,
  'needs-new-epoch': 0,
};

/** Also tells whether the agency's circuit lets nobody call. The function is the agency's own, so its name says which. */
export const measureCircuit =
  (send: Send, measure: Measure = writeMetrics): Send =>
  async (hint) => {
    const outcome = await send(hint);
    const isOpen = OPEN_BY_OUTCOME[outcome];
    if (isOpen !== undefined) measure({ metrics: { CircuitOpen: isOpen } });
    return outcome;
  };
