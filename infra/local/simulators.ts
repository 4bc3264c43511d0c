import * as z from 'zod';
import type { StartSimulator } from '#contracts/protocols/simulator-world';
import { agencies } from '#contracts/registry';
import { folderModule } from '#infra/local/folder-module';

const SimulatorModule = z.object({
  simulator: z.custom<StartSimulator>((value) => typeof value === 'function'),
});

/** The simulator of every agency of the registry, found in its folder: `contracts/<agency>/simulator.ts`. */
export const simulators: readonly StartSimulator[] = await Promise.all(
  agencies.map(async ({ id }) => (await folderModule(`${id}/simulator`, SimulatorModule)).simulator),
);
