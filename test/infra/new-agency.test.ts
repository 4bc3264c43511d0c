import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

/** A house of its own, with one agency more than this one: nothing but its folder and its line in the registry. */
const house = mkdtempSync(join(tmpdir(), 'sverka-house-'));
const NEW = 'pilot-register-33';

const rewrite = (file: string, change: (text: string) => string): void => {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

const addFolder = (): void => {
  const folder = join(house, 'contracts', NEW);
  cpSync(join(house, 'contracts/interior-ministry'), folder, { recursive: true });
  for (const file of readdirSync(folder).filter((name) => extname(name) === '.ts')) {
    rewrite(join(folder, file), (text) =>
      text.replaceAll('interior-ministry', NEW).replaceAll('interiorMinistry', 'pilotRegister33'),
    );
  }
};

const addLine = (): void => {
  rewrite(join(house, 'contracts/registry.ts'), (text) =>
    text
      .replace(/^/, `import { pilotRegister33 } from '#contracts/${NEW}/agency';\n`)
      .replace('readonly Agency[] = [', 'readonly Agency[] = [pilotRegister33, '),
  );
};

beforeAll(() => {
  for (const name of [
    'schemas',
    'core',
    'contracts',
    'functions',
    'infra',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(name, join(house, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
  addFolder();
  addLine();
});
afterAll(() => {
  rmSync(house, { recursive: true });
});

const Template = z.object({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** Types of the resources that are about the new agency, of the stage that developers use. */
const ownTypes = (): string[] => {
  const assembly = join(house, 'assembly');
  const made = spawnSync(process.execPath, ['infra/app.ts'], {
    cwd: house,
    env: { ...process.env, CDK_OUTDIR: assembly },
  });
  expect(made.stderr.toString().replace(/^npm .*$/gm, '')).not.toMatch(/Error/);
  return readdirSync(assembly, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^sverka-dev(-watch)?\.template\.json$/.test(name))
    .flatMap((name) =>
      Object.entries(Template.parse(JSON.parse(readFileSync(join(assembly, name), 'utf8'))).Resources),
    )
    .filter(([id, resource]) => /pilot-?register/i.test(`${id} ${JSON.stringify(resource)}`))
    .map(([, { Type }]) => Type)
    .sort();
};

describe('a folder and a line in the registry', () => {
  it('bring a queue with its dead letters, deployments for sending and collecting, and alarms', () => {
    const types = ownTypes();
    const count = (type: string): number => types.filter((one) => one === type).length;

    expect(count('AWS::SQS::Queue')).toBe(2);
    expect(count('AWS::Lambda::Function')).toBeGreaterThanOrEqual(2);
    expect(count('AWS::CloudWatch::Alarm')).toBeGreaterThanOrEqual(1);
    expect(count('AWS::CloudWatch::CompositeAlarm')).toBe(1);
  });

  describe('bring the simulator', () => {
    let child: ChildProcess | undefined;
    afterAll(() => {
      child?.kill();
    });

    it('which answers at its own address, takes orders and knows its own facts', async () => {
      const started = spawn(
        process.execPath,
        ['infra/local/agencies/agencies-process.ts', '--journal', join(house, 'journal.ndjson')],
        { cwd: house, stdio: ['pipe', 'pipe', 'inherit'] },
      );
      child = started;
      const [line] = z.tuple([z.string()]).parse(await once(createInterface(started.stdout), 'line'));
      const { port } = z.object({ port: z.int() }).parse(JSON.parse(line));
      const post = async (path: string, body: unknown): Promise<number> => {
        const init = { method: 'POST', body: JSON.stringify(body), headers: { connection: 'close' } };
        return (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
      };
      const person = {
        snils: '19033414747',
        name: { family: 'Лебедева', given: 'Вера' },
        birthDate: '1999-10-27',
      };
      const passports = [{ series: '1719', number: '400101', issuedOn: '2019-11-05' }];

      // JSON is no message of the bus: the endpoint exists and says so.
      expect(await post(`/${NEW}/smev`, {})).toBe(415);
      expect(await post('/nobody/smev', {})).toBe(404);
      expect(await post('/control/behaviour', { agency: NEW, behaviour: 'silent' })).toBe(200);
      expect(
        await post('/control/population', { people: [{ ...person, pilotRegister33: { passports } }] }),
      ).toBe(200);
      expect(await post('/control/population', { people: [{ ...person, nobody: {} }] })).toBe(400);
    });
  });
});
