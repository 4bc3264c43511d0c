import * as z from 'zod';
import { Bilingual } from '#schemas/bilingual';
import { AgencyId, OfficeId } from '#schemas/ids';
import { IsoDay } from '#schemas/time';
import { PolicyReference, Track } from '#schemas/verification-request';

/**
 * A count of families, or why it is not shown: `<5` is too small to be shown, `>=5` is hidden so that a small one cannot
 * be computed from the total, `withheld` says nothing at all. Zero concerns nobody and is shown.
 */
export const ReportCount = z.union([z.int().min(0), z.enum(['<5', '>=5', 'withheld'])]);
export type ReportCount = z.infer<typeof ReportCount>;

/** Whether a share keeps the pack's quota; `not-known` where the count that would decide is hidden, or there is none. */
export const QuotaVerdict = z.enum(['meets', 'does-not-meet', 'no-quota', 'not-known']);
export type QuotaVerdict = z.infer<typeof QuotaVerdict>;

/** Both ends are included and equal where the share is exact; a range where an end would give a small count away. */
export const OnTimeShare = z.strictObject({
  fromPercent: z.int().min(0).max(100),
  toPercent: z.int().min(0).max(100),
});
export type OnTimeShare = z.infer<typeof OnTimeShare>;

/** A count of a track. `sharePercent`: of the programme, to one decimal; absent where it would tell a hidden count. */
export const TrackCount = z.strictObject({
  count: ReportCount,
  sharePercent: z.number().optional(),
  verdict: QuotaVerdict,
});
export type TrackCount = z.infer<typeof TrackCount>;

const TrackShare = z.strictObject({
  track: Track,
  title: Bilingual,
  /** What the region has undertaken to keep, of its contracts. */
  quota: z.strictObject({ atLeastPercent: z.int().optional(), atMostPercent: z.int().optional() }).optional(),
  verifications: TrackCount,
  contracts: TrackCount,
});

const MunicipalityCount = z.strictObject({
  /** Municipality of the upper level; absent: the requests do not say. */
  oktmo: z.string().optional(),
  title: z.string().optional(),
  verifications: ReportCount,
  contracts: ReportCount,
  /** Contracts of the plan's year. */
  planned: z.int().optional(),
  /** Contracts of the planned ones, to one decimal. */
  percentOfPlan: z.number().optional(),
});

/** How one agency served the verifications that have a result, by the worst of its answers to each. */
const AgencyCounts = z.strictObject({
  agency: AgencyId,
  onTime: ReportCount,
  late: ReportCount,
  unanswered: ReportCount,
  notAsked: ReportCount,
  /** Verifications served on time, of those in which the agency was asked; absent where it was asked in none. */
  share: OnTimeShare.optional(),
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
  /** Signed in the period; now the sum of `active`, `ended` by their term, and `terminated` (clause 3.6). */
  contracts: z.strictObject({
    signed: ReportCount,
    active: ReportCount,
    ended: ReportCount,
    terminated: ReportCount,
  }),
  tracks: z.array(TrackShare),
  /** Only those that can be named without giving a small count away. */
  municipalities: z.array(MunicipalityCount),
  agencies: z.array(AgencyCounts),
  /** Verifications about which somebody has complained (clause 2.16). */
  withComplaint: ReportCount,
  /** Families by how often they and the office dealt with each other, the application included (clause 2.16). */
  interactions: z.strictObject({ once: ReportCount, twice: ReportCount, more: ReportCount }),
  /** Families that lost work since the day that the pack counts from (order Пр-622 п. 1б). */
  jobLoss: z.strictObject({ since: IsoDay, verifications: ReportCount, contracts: ReportCount }).optional(),
  /** The plan of the year that the period lies in, where the pack knows one. `percentOfPlan`: signed contracts. */
  plan: z
    .strictObject({ year: z.int(), total: z.int(), percentOfPlan: z.number().optional(), note: Bilingual })
    .optional(),
  /** Days of the period's year by which the region wants something done; absent where the pack knows none. */
  targets: z
    .array(
      z.strictObject({
        dueOn: IsoDay,
        title: Bilingual,
        /** Calendar days from today; negative once it has passed. */
        daysLeft: z.int(),
        /** Contracts of the period that were signed by then, where the day is about contracts. */
        contracts: ReportCount.optional(),
        /** Those of the year's plan, to one decimal. */
        percentOfPlan: z.number().optional(),
      }),
    )
    .optional(),
});
export type ProgrammeSection = z.infer<typeof ProgrammeSection>;

/**
 * `GET /v1/reports/programme`. Verifications: applications before the decision, by the day of acceptance. Contracts:
 * those signed on a day of the period, whenever the application was accepted. Both days are included. Repeated checks of
 * one application and synthetic families are not counted.
 */
export const ProgrammeReport = z.strictObject({
  from: IsoDay,
  to: IsoDay,
  /** Counts above zero and below this are not shown. */
  smallCountBelow: z.int(),
  verifications: ReportCount,
  contracts: ReportCount,
  offices: z.array(
    z.strictObject({
      officeId: OfficeId,
      verifications: ReportCount,
      /**
       * Results ready on or before the legal day of `preparation`, of those whose day is known to be kept or missed.
       * Absent where there is nothing to share out, or it would give a small count away.
       */
      onTime: OnTimeShare.optional(),
    }),
  ),
  programmes: z.array(ProgrammeSection),
});
export type ProgrammeReport = z.infer<typeof ProgrammeReport>;
