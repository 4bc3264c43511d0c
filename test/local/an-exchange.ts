import { startStackProcess } from '#test/local/stack-process';

/** An exchange that journeys are sent through. */
export type AnExchange = {
  apiUrl: string;
  /** By which a call proves who it is. */
  proof: Record<string, string>;
  /** Longest time to a result. */
  patienceMilliseconds: number;
  stop: () => Promise<void>;
};

/**
 * A local stack of its own; or the one that `npm run test:emulator` has deployed and whose agencies know the same people:
 * there schedules keep their minute.
 */
export const startExchange = async (port: number, args: readonly string[]): Promise<AnExchange> => {
  const { SVERKA_EMULATED_API: apiUrl, SVERKA_EMULATED_TOKEN: token } = process.env;
  if (apiUrl !== undefined && token !== undefined)
    return {
      apiUrl,
      proof: { authorization: `Bearer ${token}` },
      patienceMilliseconds: 540_000,
      stop: () => Promise.resolve(),
    };
  const stack = await startStackProcess(port, args);
  return { apiUrl: stack.apiUrl, proof: {}, patienceMilliseconds: 120_000, stop: stack.stop };
};
