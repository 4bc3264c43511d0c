import * as z from 'zod';
import type { Agency } from '#core/agency';
import { addDays } from '#core/time/day';
import { type BalancedCase, dayBalance } from '#core/case/day-balance';
import { civilDayOf } from '#core/time/local-time';
import { offersOf } from '#core/queries/offers';
import { planQueries } from '#core/queries/plan-queries';
import { findPolicy } from '#core/policies/registry';
import type { CaseStore, Clock } from '#core/ports';
import { existing } from '#functions/runtime/missing-row';
import { says } from '#schemas/bilingual';
import type { DayBalance } from '#schemas/day-balance';
import { OfficeId } from '#schemas/ids';
import { fieldErrors, type FieldError } from '#schemas/problem';
import { IsoDay } from '#schemas/time';
import type { VerificationCase } from '#schemas/verification-case';

export type BalanceViewDeps = {
  store: Pick<CaseStore, 'pageOfOffice' | 'loadCase' | 'loadRequest'>;
  agencies: readonly Agency[];
  clock: Clock;
};

const OFFICES_AT_MOST = 50;
const OFFICES_NEEDED = says('от 1 до 50 кодов отделов', '1 to 50 office ids');
/** Each case of the day is read whole: the balance has to be ready within one call. */
const CASES_AT_MOST = 1000;
const TOO_MANY = says(
  'за день больше 1000 дел: назовите меньше отделов',
  'more than 1,000 cases in the day: name fewer offices',
);
const PAGE = 500;
/** Read side by side. */
const TOGETHER = 20;

/** The gateway joins a parameter that is given several times by commas. */
const BalanceQuery = z.object({
  office: z
    .string(OFFICES_NEEDED)
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(OfficeId).max(OFFICES_AT_MOST, OFFICES_NEEDED)),
  day: IsoDay,
});

const isOfDay = ({ receivedAt, policy }: VerificationCase, day: IsoDay): boolean =>
  civilDayOf(receivedAt, existing(findPolicy(policy), 'policy').timeZone) === day;

/**
 * Cases that an office handed in on a day, by the office's own calendar. The index is sorted by what is owed next, which
 * is never before the day itself, but for a term that was missed: a month before is read.
 */
const casesOfDay = async (
  officeId: string,
  day: IsoDay,
  { store }: BalanceViewDeps,
): Promise<VerificationCase[]> => {
  const found: VerificationCase[] = [];
  const from = addDays(day, -31);
  let page = await store.pageOfOffice(officeId, { from, limit: PAGE });
  for (;;) {
    found.push(...page.cases.filter((known) => isOfDay(known, day)));
    if (page.next === undefined || found.length > CASES_AT_MOST) return found;
    page = await store.pageOfOffice(officeId, { from, limit: PAGE, after: page.next });
  }
};

const balancedCase = async (
  { caseId, policy: reference }: VerificationCase,
  { store, agencies }: BalanceViewDeps,
): Promise<BalancedCase> => {
  const file = existing(await store.loadCase(caseId), 'case');
  if (file.case.state === 'received') return { file };
  const request = existing(await store.loadRequest(caseId), 'request');
  const policy = existing(findPolicy(reference), 'policy');
  return { file, plan: planQueries({ request, caseId, policy, offers: offersOf(agencies) }) };
};

const balancedCases = async (
  cases: readonly VerificationCase[],
  deps: BalanceViewDeps,
): Promise<BalancedCase[]> => {
  const balanced: BalancedCase[] = [];
  for (let start = 0; start < cases.length; start += TOGETHER) {
    const some = cases.slice(start, start + TOGETHER);
    balanced.push(...(await Promise.all(some.map((known) => balancedCase(known, deps)))));
  }
  return balanced;
};

/** The balance, or what is wrong with the parameters. */
export const viewBalance = async (
  query: Readonly<Record<string, string | undefined>>,
  deps: BalanceViewDeps,
): Promise<{ type: 'balance'; balance: DayBalance } | { type: 'wrong'; errors: FieldError[] }> => {
  const read = BalanceQuery.safeParse(query);
  if (!read.success) return { type: 'wrong', errors: fieldErrors(read.error) };
  const { office: offices, day } = read.data;
  const cases: VerificationCase[] = [];
  for (const office of offices) cases.push(...(await casesOfDay(office, day, deps)));
  if (cases.length > CASES_AT_MOST) {
    return { type: 'wrong', errors: [{ pointer: '/office', detail: TOO_MANY }] };
  }
  const balance = dayBalance(await balancedCases(cases, deps), deps.clock());
  return { type: 'balance', balance: { day, offices, ...balance } };
};
