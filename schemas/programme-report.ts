import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { OfficeId } from '#schemas/ids';
import { IsoDay } from '#schemas/time';
import { PolicyReference, Track } from '#schemas/verification-request';

/**
 * A count of verifications, or why it is not shown: `<5` is too small to be shown, `>=5` is hidden so that a small one
 * cannot be computed from the total, `withheld` says nothing at all. Zero concerns nobody and is shown.
 */
export const ReportCount = z.union([z.int().min(0), z.enum(['<5', '>=5', 'withheld'])]);
export type ReportCount = z.infer<typeof ReportCount>;

/** Whether a share keeps the pack's quota; `not-known` where the count that would decide is hidden, or there is none. */
export const QuotaVerdict = z.enum(['meets', 'does-not-meet', 'no-quota', 'not-known']);
export type QuotaVerdict = z.infer<typeof QuotaVerdict>;

/**
 * Results ready on or before the legal day of `preparation`, in percent of those whose day is known to be kept or missed.
 * Both ends are included and equal where the share is exact; a range where an end would give a small count away.
 */
export const OnTimeShare = z.strictObject({
  fromPercent: z.int().min(0).max(100),
  toPercent: z.int().min(0).max(100),
});
export type OnTimeShare = z.infer<typeof OnTimeShare>;

const TrackShare = z.strictObject({
  track: Track,
  title: Bilingual,
  verifications: ReportCount,
  /** Of all verifications of the programme, to one decimal; absent where it would tell a hidden count. */
  sharePercent: z.number().optional(),
  /** What the region has undertaken to keep. */
  quota: z.strictObject({ atLeastPercent: z.int().optional(), atMostPercent: z.int().optional() }).optional(),
  verdict: QuotaVerdict,
});

const MunicipalityCount = z.strictObject({
  /** Municipality of the upper level; absent: the requests do not say. */
  oktmo: z.string().optional(),
  title: z.string().optional(),
  verifications: ReportCount,
  planned: z.int().optional(),
  percentOfPlan: z.number().optional(),
});

const ProgrammeSection = z.strictObject({
  policy: PolicyReference,
  title: Bilingual,
  verifications: ReportCount,
  /** `open` is the sum of `received` and `verifying`. */
  states: z.strictObject({
    resultReady: ReportCount,
    open: ReportCount,
    received: ReportCount,
    verifying: ReportCount,
  }),
  tracks: z.array(TrackShare),
  /** Empty where not even the list can be shown without giving a small count away. */
  municipalities: z.array(MunicipalityCount),
  /** The plan of the year that the period lies in, where the pack knows one. */
  plan: z
    .strictObject({ year: z.int(), total: z.int(), percentOfPlan: z.number().optional(), note: Bilingual })
    .optional(),
});
export type ProgrammeSection = z.infer<typeof ProgrammeSection>;

/**
 * `GET /v1/reports/programme`: applications under verification before the decision, by the day of acceptance, both days
 * included. Repeated checks of one application and synthetic families are not counted.
 */
export const ProgrammeReport = z.strictObject({
  from: IsoDay,
  to: IsoDay,
  /** Counts above zero and below this are not shown. */
  smallCountBelow: z.int(),
  verifications: ReportCount,
  offices: z.array(
    z.strictObject({
      officeId: OfficeId,
      verifications: ReportCount,
      /** Absent where there is nothing to share out, or it would give a small count away. */
      onTime: OnTimeShare.optional(),
    }),
  ),
  programmes: z.array(ProgrammeSection),
});
export type ProgrammeReport = z.infer<typeof ProgrammeReport>;
