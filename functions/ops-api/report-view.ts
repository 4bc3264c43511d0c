import * as z from 'zod';
import { addDays } from '#core/time/day';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock } from '#core/ports';
import { programmeReport, type ReportPeriod } from '#core/programme/programme-report';
import { existing } from '#functions/runtime/missing-row';
import { says } from '#schemas/bilingual';
import { OfficeId } from '#schemas/ids';
import { fieldErrors, type FieldError } from '#schemas/problem';
import type { ProgrammeReport } from '#schemas/programme-report';
import { IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type ReportViewDeps = { store: Pick<CaseStore, 'casesOfOffice'>; clock: Clock };

const OFFICES_AT_MOST = 50;
const OFFICES_NEEDED = says('от 1 до 50 кодов отделов', '1 to 50 office ids');

/** The gateway joins a parameter that is given several times by commas. */
const ReportQuery = z
  .object({
    office: z
      .string(OFFICES_NEEDED)
      .transform((text) => [...new Set(text.split(','))])
      .pipe(z.array(OfficeId).max(OFFICES_AT_MOST, OFFICES_NEEDED)),
    from: IsoDay,
    to: IsoDay,
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    error: says('последний день раньше первого', 'the last day is before the first'),
  });

/** One report reads at most so many rows: it has to be ready within one call. */
const CASES_AT_MOST = 20_000;
const TOO_MANY = says(
  'дел больше 20 000: назовите меньше отделов или более поздний первый день',
  'more than 20,000 cases: name fewer offices or a later first day',
);

/**
 * An office's index is sorted by what is due next, which for a contract signed in the period may still be a term that was
 * missed long before it. An application is decided and its contract signed within two months of its acceptance (clauses
 * 3.2.3, 3.4.2), complaints and courts apart: a year before the first day is read.
 */
const DAYS_BEFORE = 366;

/** Every case that may belong to the period, or `undefined` where there are too many. */
const casesOf = async (
  { offices, from }: ReportPeriod,
  store: ReportViewDeps['store'],
): Promise<VerificationCase[] | undefined> => {
  const cases: VerificationCase[] = [];
  const earliest = addDays(from, -DAYS_BEFORE);
  for (const office of offices) {
    const limit = CASES_AT_MOST - cases.length + 1;
    cases.push(...(await store.casesOfOffice(office, { from: earliest, limit })));
    if (cases.length > CASES_AT_MOST) return undefined;
  }
  return cases;
};

/** The report, or what is wrong with the parameters. */
export const viewProgramme = async (
  query: Readonly<Record<string, string | undefined>>,
  { store, clock }: ReportViewDeps,
): Promise<{ type: 'report'; report: ProgrammeReport } | { type: 'wrong'; errors: FieldError[] }> => {
  const read = ReportQuery.safeParse(query);
  if (!read.success) return { type: 'wrong', errors: fieldErrors(read.error) };
  const { office: offices, from, to } = read.data;
  const period = { offices, from, to };
  const cases = await casesOf(period, store);
  if (cases === undefined) return { type: 'wrong', errors: [{ pointer: '/office', detail: TOO_MANY }] };
  const policyOf = ({ policy }: VerificationCase) => existing(findPolicy(policy), 'policy');
  return { type: 'report', report: programmeReport(cases, period, { policyOf, now: clock() }) };
};
