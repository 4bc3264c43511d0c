import type { MinimaPeriod } from '#core/policies/policy-pack';
import type { IsoDay } from '#schemas/time';

/** The minima that hold on `day` (clause 1.2: in force at the moment of application), or `undefined`. */
export const minimaOn = (periods: readonly MinimaPeriod[], day: IsoDay): MinimaPeriod | undefined =>
  periods.find(({ from, until }) => from <= day && day <= until);
