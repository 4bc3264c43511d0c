import * as z from 'zod';
import { AgencyId, CaseId, OfficeId, QueryId } from '#schemas/ids';
import { QueryKind } from '#schemas/query';
import { Instant, IsoDay } from '#schemas/time';

const count = z.int().min(0);

/** Where the questions of one agency are: `sent` = answered + refused + unanswered + cancelled + open. */
export const AgencyBalance = z.strictObject({
  agency: AgencyId,
  /** Questions put on their way, those to be asked yet included. */
  sent: count,
  /** Found, or not found. */
  answered: count,
  /** The agency will not answer this, or cannot tell whom we mean. */
  refused: count,
  /** Silence at the due time, "not ready" included. */
  unanswered: count,
  /** Not asked, or not waited for, because of what the office posted. */
  cancelled: count,
  open: count,
  /** Questions that the requests' plan has and the table has not: a restore, or a kind connected since. */
  missing: count,
});
export type AgencyBalance = z.infer<typeof AgencyBalance>;

/** `GET /v1/ops/balance`: every question of the requests that offices handed in on a day. Ids and counts only. */
export const DayBalance = z.strictObject({
  day: IsoDay,
  offices: z.array(OfficeId),
  cases: count,
  /** Requests that are rows and not planned yet; the sweeper takes them up. */
  unopened: count,
  agencies: z.array(AgencyBalance),
  /** 0 as long as the balance closes: questions that should have ended half an hour ago, and missing ones. */
  difference: count,
  /** The longest open first; the balance counts all of them, this list ends at two hundred. */
  open: z.array(
    z.strictObject({
      caseId: CaseId,
      queryId: QueryId,
      agency: AgencyId,
      kind: QueryKind,
      state: z.enum(['planned', 'sent']),
      /** Since when: the first try of this attempt epoch. */
      since: Instant,
      dueAt: Instant,
      lastFailure: z.string().optional(),
    }),
  ),
});
export type DayBalance = z.infer<typeof DayBalance>;
