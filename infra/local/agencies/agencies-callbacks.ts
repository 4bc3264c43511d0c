import type { AgencySimulator, DueCallback } from '#contracts/protocols/simulator-world';

const PATIENCE_MS = 10_000;
const EVERY_MS = 50;

const isTaken = async (callback: DueCallback): Promise<boolean> => {
  try {
    const response = await fetch(callback.url, {
      method: 'POST',
      headers: callback.headers,
      body: callback.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};

/** Posts due answers to their callers until it is stopped; what is underway then stays due. */
export const startCallbacks = (agencies: readonly AgencySimulator[]): { stop: () => void } => {
  let isStopped = false;
  const deliver = async (agency: AgencySimulator, callback: DueCallback): Promise<void> => {
    const taken = await isTaken(callback);
    if (!isStopped) agency.callbackEnded?.(callback.id, taken);
  };
  const timer = setInterval(() => {
    for (const agency of agencies) {
      for (const callback of agency.dueCallbacks?.() ?? []) void deliver(agency, callback);
    }
  }, EVERY_MS);
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
};
