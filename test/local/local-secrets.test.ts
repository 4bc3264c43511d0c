import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localSecrets } from '#infra/local/lambda/local-secrets';

describe('local secrets', () => {
  it('are random, the same on every start over one folder, another in another', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sverka-secrets-'));
    const reference = 'secretsmanager:arn:x:SecretString:::';

    const made = localSecrets(folder)(reference);

    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(localSecrets(folder)(reference)).toBe(made);
    expect(localSecrets(mkdtempSync(join(tmpdir(), 'sverka-secrets-')))(reference)).not.toBe(made);
    expect(localSecrets(folder)('ssm:/x')).toBeUndefined();
  });
});
