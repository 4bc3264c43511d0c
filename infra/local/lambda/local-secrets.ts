import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Secrets = z.record(z.string(), z.string());

/**
 * Stands in for Secrets Manager: each referenced secret is 32 random bytes, made once per data folder.
 * Takes the text of a dynamic reference; anything but `secretsmanager:` is not known here.
 */
export const localSecrets = (dataFolder: string): ((reference: string) => string | undefined) => {
  const file = join(dataFolder, 'secrets.json');
  const secrets = existsSync(file) ? Secrets.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  return (reference) => {
    if (!reference.startsWith('secretsmanager:')) return undefined;
    const known = secrets[reference];
    if (known !== undefined) return known;
    const made = randomBytes(32).toString('hex');
    secrets[reference] = made;
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    return made;
  };
};
