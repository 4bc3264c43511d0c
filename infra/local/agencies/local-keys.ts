import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { simulatedCallbackKey } from '#contracts/protocols/rest/simulator-signature';
import { simulatedPublicKey } from '#contracts/protocols/smev3/simulator-gost';
import { agencies, provider } from '#contracts/registry';

/** Private keys of both sides of the simulated exchange, in hexadecimal. They never leave the data folder. */
export const LocalKeys = z.strictObject({ ours: z.string(), bus: z.string() });
type LocalKeys = z.infer<typeof LocalKeys>;

/** File of the keys, made once per data folder. */
export const localKeysFile = (dataFolder: string): string => {
  const file = join(dataFolder, 'keys.json');
  if (!existsSync(file)) {
    const keys: LocalKeys = { ours: randomBytes(32).toString('hex'), bus: randomBytes(32).toString('hex') };
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return file;
};

export const readLocalKeys = (file: string): LocalKeys =>
  LocalKeys.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Private key of the agencies that sign what they post. It follows from that of the bus: one secret to keep. */
export const callbackKeyOf = ({ bus }: LocalKeys): string =>
  createHash('sha256').update(`${bus}#callbacks`).digest('hex');

/** `TRUSTED_KEYS` of the functions: messages are signed by the simulated bus, or by an agency that posts. */
export const trustedLocally = (keys: LocalKeys): string =>
  JSON.stringify(
    Object.fromEntries([
      [provider.id, [simulatedPublicKey(keys.bus)]],
      ...agencies.map(({ id, signsCallbacks }) => [
        id,
        [signsCallbacks === true ? simulatedCallbackKey(callbackKeyOf(keys)) : simulatedPublicKey(keys.bus)],
      ]),
    ]),
  );
