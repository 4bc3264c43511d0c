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

const deliver = async (agency: AgencySimulator, callback: DueCallback): Promise<void> => {
  agency.callbackEnded?.(callback.id, await isTaken(callback));
};

/** Posts due answers to their callers for as long as the process lives. */
export const startCallbacks = (agencies: readonly AgencySimulator[]): NodeJS.Timeout =>
  setInterval(() => {
    for (const agency of agencies) {
      for (const callback of agency.dueCallbacks?.() ?? []) void deliver(agency, callback);
    }
  }, EVERY_MS);
