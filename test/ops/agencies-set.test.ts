import { afterEach, describe, expect, it } from 'vitest';
import { BehaviourWord } from '#contracts/protocols/simulator-population';
import { AgencyMode } from '#schemas/agency-order';
import { openStand, type Stand } from '#test/ops/api-stand';
import { sverka } from '#test/ops/sverka-process';
import { agenciesView } from '#test/ops/views';

let stand: Stand | undefined;
afterEach(async () => {
  await stand?.close();
  stand = undefined;
});

const AGENCIES = { 'GET /v1/ops/agencies': { status: 200, body: agenciesView } };
const order = (agency: string, ...more: string[]) =>
  sverka(['agencies', 'set', agency, ...more, '--api', stand?.url ?? '', '--lang', 'en']);

describe('sverka agencies set', () => {
  it('knows the words of the population file', () => {
    expect([...AgencyMode.options].sort()).toEqual([...BehaviourWord.options].sort());
  });

  it('hands the order in and says what holds now', async () => {
    const body = { agency: 'tax', behaviour: 'down' };
    stand = await openStand({ ...AGENCIES, 'POST /local/agencies/behaviour': { status: 200, body } });
    const { code, stdout } = await order('tax', '--mode', 'down');

    expect({ code, stdout }).toEqual({ code: 0, stdout: 'tax: down\n' });
    expect(JSON.parse(stand.calls.at(-1)?.body ?? '')).toEqual(body);
  });

  it('names the agencies where there is no such one, and orders nothing', async () => {
    stand = await openStand(AGENCIES);
    const { code, stderr } = await order('customs', '--mode', 'down');

    expect(code).toBe(1);
    expect(stderr).toMatch(/^There is no agency customs\. There are: tax/);
    expect(stand.calls).toHaveLength(1);
  });

  it('says that real agencies take no orders', async () => {
    stand = await openStand({
      ...AGENCIES,
      'POST /local/agencies/behaviour': { status: 404, body: { message: 'Not Found' } },
    });
    const { code, stderr } = await order('tax', '--mode', 'down');

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Only the simulated agencies that npm start brings up take orders: there are none here.\n',
    });
  });

  it.each([[['tax']], [['tax', '--mode', 'explodes']], [['--mode', 'down']]])(
    'a wrong call %s is one sentence',
    async (args) => {
      const { code, stdout, stderr } = await sverka(['agencies', 'set', ...args]);

      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^error: /);
    },
  );

  it('has help with an example', async () => {
    const { code, stdout } = await sverka(['agencies', 'set', '--help']);

    expect(code).toBe(0);
    expect(stdout).toContain('sverka agencies set tax --mode down');
    expect(stdout).toContain('half-closed');
  });
});
