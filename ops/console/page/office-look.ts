import type { LookPorts } from '#ops/console/page/looking';
import type { Wanted } from '#ops/console/page/office-form';
import type { OfficeSeen } from '#ops/console/page/state';
import { DeadlinesView } from '#schemas/api';
import { DayBalance } from '#schemas/day-balance';

/** Looks at an office when somebody asks: a balance reads every case of the day, that is not done every few seconds. */
export const lookAtOffice = async (
  { office, day }: Wanted,
  { call, now }: LookPorts,
): Promise<OfficeSeen> => {
  const [deadlines, balance] = await Promise.all([
    call(DeadlinesView, { path: `/v1/ops/deadlines?${new URLSearchParams({ office }).toString()}` }),
    call(DayBalance, { path: `/v1/ops/balance?${new URLSearchParams({ office, day }).toString()}` }),
  ]);
  return { office, day, at: now(), deadlines, balance };
};
