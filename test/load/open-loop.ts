import { setTimeout as wait } from 'node:timers/promises';
import { submitUntilAccepted, type Exchange } from '#test/load/exchange';

/** A request and the moment at which it was planned to arrive; its case once it is accepted. */
export type Arrival = { plannedMs: number; caseId?: string };

const SUBMIT_PATIENCE_SECONDS = 300;

/**
 * Hands every family in at its planned moment, whether or not the ones before are done: whoever waits for a slow exchange
 * hides how slow it is. Ends when each is accepted or given up; `accepted` is called for each case.
 */
export const openLoop = async (
  { stack, requests }: Exchange,
  perSecond: number,
  accepted: () => void,
): Promise<Arrival[]> => {
  const startMs = performance.now();
  const arrivals: Arrival[] = requests.map((_, index) => ({
    plannedMs: startMs + (index * 1000) / perSecond,
  }));
  await Promise.all(
    arrivals.map(async (arrival, index) => {
      await wait(Math.max(0, arrival.plannedMs - performance.now()));
      const caseId = await submitUntilAccepted(stack.apiUrl, requests[index], SUBMIT_PATIENCE_SECONDS);
      if (caseId === undefined) return;
      arrival.caseId = caseId;
      accepted();
    }),
  );
  return arrivals;
};

/** Waits until so many results are published, or no new one has come for a while. */
export const untilPublished = async (
  { subscriber }: Exchange,
  { count, silenceSeconds, mostSeconds }: { count: number; silenceSeconds: number; mostSeconds: number },
  show: () => void,
): Promise<void> => {
  const end = performance.now() + mostSeconds * 1000;
  let newsMs = performance.now();
  let known = subscriber.published.size;
  while (known < count && performance.now() < Math.min(end, newsMs + silenceSeconds * 1000)) {
    await wait(200);
    show();
    if (subscriber.published.size > known) newsMs = performance.now();
    known = subscriber.published.size;
  }
};
