import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { PROGRAM } from '#test/ops/sverka-process';

const FULL_DISK = '/dev/full';

describe('sverka, whose output goes nowhere', () => {
  it.runIf(existsSync(FULL_DISK))('says that a full disk kept half of it, and fails', () => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, '--help'], {
      stdio: ['ignore', openSync(FULL_DISK, 'w'), 'pipe'],
      encoding: 'utf8',
    });

    expect(stderr).toBe(
      'Вывод записан не полностью (ENOSPC).\nThe output could not be written in full (ENOSPC).\n',
    );
    expect(status).toBe(1);
  });

  it('ends quietly where the reader has seen enough', async () => {
    const child = spawn(process.execPath, [PROGRAM, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const [said] = await Promise.all([text(child.stderr), once(child, 'close')]);

    expect({ said, code: child.exitCode }).toEqual({ said: '', code: 0 });
  });
});
