import { expect, it } from 'vitest';
import { Problem } from '#schemas/problem';
import { anOffice, signed } from '#test/functions/office/an-office';

it('refuses a term outside the bounds of the track with 422, and takes the right one after it', async () => {
  const office = await anOffice();
  const steps = await signed(office);
  expect(steps.at(-1)).toBe('202 contract-active');

  const other = await anOffice();
  const wrong = { details: { termMonths: 13 }, eventId: 'too-long' };
  other.world.moveTo('2026-12-30T09:00:00.000Z');
  for (const [type, day, more] of [
    ['handed-to-commission', '2026-11-25', {}],
    ['commission-met', '2026-12-01', {}],
    ['commission-concluded', '2026-12-02', {}],
    ['decided', '2026-12-03', { details: { outcome: 'granted' } }],
  ] as const) {
    expect((await other.post(type, day, more)).status).toBe(202);
  }
  const refused = await other.post('contract-signed', '2026-12-30', wrong);

  expect(refused.status).toBe(422);
  const { errors = [] } = Problem.parse(refused.body);
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/details/termMonths']);
  expect(errors[0]?.detail).toContain('от 3 до 12 месяцев');
  expect((await other.post('contract-signed', '2026-12-30', { details: { termMonths: 12 } })).status).toBe(
    202,
  );
});
