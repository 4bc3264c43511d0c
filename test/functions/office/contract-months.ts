import type { VerificationCase } from '#schemas/verification-case';
import { caseIdOf } from '#core/ids';
import { drain, turn } from '#test/functions/drive';
import type { World } from '#test/functions/world';

/** The first instant of a month in Vladimir, three hours ahead of UTC. */
export const startOf = (month: string): string => {
  const midnight = Date.parse(`${month}-01T00:00:00.000Z`);
  return new Date(midnight - 3 * 3_600_000).toISOString();
};

/** The checks of single months, as `month purpose acceptedOn state`, by month. */
export const checksIn = (world: World): string[] =>
  [...world.rows.cases.values()]
    .flatMap(({ checkMonth, purpose, acceptedOn, state }) =>
      checkMonth === undefined ? [] : [`${checkMonth} ${purpose} ${acceptedOn} ${state}`],
    )
    .toSorted();

/** A month begins, the timer fires, and everything that is under way comes to rest. */
export const beginMonth = async (world: World, month: string): Promise<void> => {
  world.moveTo(startOf(month));
  for (let round = 0; round < 4; round += 1) {
    await world.sweep();
    await turn(world);
    world.pass(400);
  }
  await drain(world);
};

/** The check of a month, by its key alone. */
export const checkOf = (world: World, purpose: string, checkMonth: string): VerificationCase | undefined =>
  world.rows.cases.get(
    caseIdOf({
      officeId: 'vladimir-gkuszn-01',
      registrationNumber: '2026-0900',
      purpose,
      checkMonth,
    }),
  );

/** `2027-01` … `2027-03`. */
export const months = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const at = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1 + index;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
