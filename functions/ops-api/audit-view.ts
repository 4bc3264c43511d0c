import * as z from 'zod';
import { auditCase } from '#core/case/audit-case';
import { addDays } from '#core/time/day';
import { civilDayOf } from '#core/time/local-time';
import { findPolicy } from '#core/policies/registry';
import type { CaseFile, CaseStore, Clock, OfficePlace } from '#core/ports';
import { deadlinesNow } from '#functions/ops-api/contract-view';
import { existing } from '#functions/runtime/missing-row';
import type { AuditCase, AuditReport } from '#schemas/audit-report';
import { says } from '#schemas/bilingual';
import { CaseId, OfficeId } from '#schemas/ids';
import { fieldErrors, type FieldError } from '#schemas/problem';
import { IsoDay, type Instant } from '#schemas/time';

export type AuditViewDeps = { store: Pick<CaseStore, 'pageOfOffice' | 'loadCase'>; clock: Clock };

const AFTER = says('значение next предыдущей страницы', 'the value of next of the page before');

const Part = z.enum(['owing', 'settled', 'checks']);

/** `owing~2026-11-26~<case id>`, or `settled` alone: where the page before ended. */
const After = z
  .string()
  .transform((text) => text.split('~'))
  .pipe(z.union([z.tuple([Part]), z.tuple([Part, IsoDay, CaseId])], AFTER))
  .transform(([part, safeDue, caseId]): OfficePlace =>
    safeDue === undefined || caseId === undefined ? { part } : { part, behind: { safeDue, caseId } },
  );

const AuditQuery = z
  .object({ office: OfficeId, from: IsoDay, to: IsoDay, after: After.optional() })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    error: says('последний день раньше первого', 'the last day is before the first'),
  });

/** Each case of a page is one read of its partition. */
const PAGE_SIZE = 100;

/** See `report-view.ts`: the index is sorted by what is due next, which may lie before the day of acceptance. */
const DAYS_OF_LATE_HANDOVER = 60;

const auditOf = (file: CaseFile, now: Instant): AuditCase => {
  const { policy: reference, receivedAt, firstResultAt } = file.case;
  const policy = existing(findPolicy(reference), 'policy');
  const dayOf = (instant: Instant) => civilDayOf(instant, policy.timeZone);
  return auditCase(file, {
    terms: deadlinesNow(file.case, file.officeEvents, { now, policy }),
    today: dayOf(now),
    receivedOn: dayOf(receivedAt),
    ...(firstResultAt === undefined ? {} : { verifiedOn: dayOf(firstResultAt) }),
  });
};

const nextOf = (place: OfficePlace | undefined): Pick<AuditReport, 'next'> => {
  if (place === undefined) return {};
  const { part, behind } = place;
  return { next: behind === undefined ? part : `${part}~${behind.safeDue}~${behind.caseId}` };
};

/** One page of an office's cases that were accepted in a period, or what is wrong with the parameters. */
export const viewAudit = async (
  query: Readonly<Record<string, string | undefined>>,
  { store, clock }: AuditViewDeps,
): Promise<{ type: 'report'; report: AuditReport } | { type: 'wrong'; errors: FieldError[] }> => {
  const read = AuditQuery.safeParse(query);
  if (!read.success) return { type: 'wrong', errors: fieldErrors(read.error) };
  const { office: officeId, from, to, after } = read.data;
  const asOf = clock();
  const page = await store.pageOfOffice(officeId, {
    from: addDays(from, -DAYS_OF_LATE_HANDOVER),
    limit: PAGE_SIZE,
    ...(after === undefined ? {} : { after }),
  });
  const wanted = page.cases.filter(
    ({ acceptedOn, testMode }) => !testMode && acceptedOn >= from && acceptedOn <= to,
  );
  const files = await Promise.all(wanted.map(({ caseId }) => store.loadCase(caseId)));
  const cases = files.flatMap((file) => (file === undefined ? [] : [auditOf(file, asOf)]));
  return {
    type: 'report',
    report: { schemaVersion: '1', officeId, from, to, asOf, cases, ...nextOf(page.next) },
  };
};
