import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';

export type FunctionOutput = { descriptorOf: (name: string) => number; close: () => void };

/** One log file per function under `logs/`: what CloudWatch would keep. Every environment of a function appends to it. */
export const functionOutput = (dataFolder: string): FunctionOutput => {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const descriptors = new Map<string, number>();
  return {
    descriptorOf: (name) => {
      const known = descriptors.get(name) ?? openSync(join(folder, `${name}.log`), 'a', 0o600);
      descriptors.set(name, known);
      return known;
    },
    close: () => {
      for (const descriptor of descriptors.values()) closeSync(descriptor);
      descriptors.clear();
    },
  };
};
