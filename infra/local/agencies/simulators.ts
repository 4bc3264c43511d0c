import * as z from 'zod';
import type { StartSimulator } from '#contracts/protocols/simulator-world';
import { agencies, provider } from '#contracts/registry';

const SimulatorModule = z.object({
  simulator: z.custom<StartSimulator>((value) => typeof value === 'function'),
});

const simulatorOf = async (agency: string): Promise<StartSimulator> => {
  const module: unknown = await import(`#contracts/${agency}/simulator`);
  return SimulatorModule.parse(module).simulator;
};

/** The simulator of every agency of the registry, and of those that ask us, found in its folder: nobody lists them by hand. */
export const simulators: readonly StartSimulator[] = await Promise.all(
  [...agencies, provider].map(({ id }) => simulatorOf(id)),
);
