import { describe, expect, it } from 'vitest';
import { anOffice, signed } from '#test/functions/office/an-office';
import { beginMonth, checksIn, checkOf, months, startOf } from '#test/functions/office/contract-months';
import { passAndSweep, theCase, turn } from '#test/functions/drive';

/** Signed on 30 December 2026 for six months: five monthly checks, the last month, twelve months after. */
const A_YEAR = [
  '2027-01 monitoring 2027-01-01 result-ready',
  '2027-02 monitoring 2027-02-01 result-ready',
  '2027-03 monitoring 2027-03-01 result-ready',
  '2027-04 monitoring 2027-04-01 result-ready',
  '2027-05 monitoring 2027-05-01 result-ready',
  '2027-06 contract-end 2027-06-01 result-ready',
  '2027-07 post-contract 2027-07-01 result-ready',
  '2027-08 post-contract 2027-08-01 result-ready',
  '2027-09 post-contract 2027-09-01 result-ready',
  '2027-10 post-contract 2027-10-01 result-ready',
  '2027-11 post-contract 2027-11-01 result-ready',
  '2027-12 post-contract 2027-12-01 result-ready',
];

const aContract = async () => {
  const office = await anOffice();
  await signed(office);
  // A signing reaches the result first.
  await turn(office.world);
  await passAndSweep(office.world, 400);
  return office;
};

describe('the checks of a signed contract', () => {
  it('are opened month by month, each once', async () => {
    const { world } = await aContract();
    expect(theCase(world).nextActionAt).toBe(startOf('2027-01'));
    expect(checksIn(world)).toEqual([]);

    for (const [index, month] of months('2027-01', 12).entries()) {
      await beginMonth(world, month);
      expect(checksIn(world)).toEqual(A_YEAR.slice(0, index + 1));
    }
  });

  it('begin at midnight of the office, not a millisecond earlier', async () => {
    const { world } = await aContract();
    world.moveTo('2026-12-31T20:59:59.999Z');
    await world.sweep();
    expect(checksIn(world)).toEqual([]);
    world.moveTo('2026-12-31T21:00:00.000Z');
    await world.sweep();
    expect(checksIn(world)).toEqual(['2027-01 monitoring 2027-01-01 received']);
  });

  it('repeat the declaration of the application under the same number', async () => {
    const { world, caseId } = await aContract();
    await beginMonth(world, '2027-01');
    const check = checkOf(world, 'monitoring', '2027-01');
    const original = world.rows.requests.get(caseId);
    expect(world.rows.requests.get(check?.caseId ?? '')).toEqual({
      ...original,
      purpose: 'monitoring',
      checkMonth: '2027-01',
      acceptedOn: '2027-01-01',
      appliedOn: '2026-11-20',
    });
    expect(check?.correlationId).toBe(theCase(world).correlationId);
  });

  it('are shown beside what they are for, until the office says that it is done', async () => {
    const office = await aContract();
    const shown = async () => (await office.view()).obligations[0];
    expect(await shown()).toMatchObject({ kind: 'monthly-check', month: '2027-01', status: 'upcoming' });

    office.world.moveTo(startOf('2027-01'));
    await office.world.sweep();
    const check = checkOf(office.world, 'monitoring', '2027-01');
    const followUp = { caseId: check?.caseId, purpose: 'monitoring', state: 'received' };
    expect(await shown()).toMatchObject({ status: 'due', followUp });
    await beginMonth(office.world, '2027-01');
    expect(await shown()).toMatchObject({
      status: 'checked',
      followUp: { ...followUp, state: 'result-ready' },
    });
    const [listed] = await office.listed();
    expect(listed?.obligations[0]).toMatchObject({ status: 'checked', followUp: { caseId: check?.caseId } });

    office.world.moveTo('2027-01-20T09:00:00.000Z');
    const details = { obligation: 'monthly-check', month: '2027-01' };
    expect((await office.post('monitoring-done', '2027-01-20', { details })).status).toBe(202);
    expect(await shown()).toMatchObject({ status: 'met', followUp: { caseId: check?.caseId } });
  });
});
