import fc from 'fast-check';
import type { ReplyContent } from '#schemas/answer';
import type { QueryKind } from '#schemas/query';
import { found } from '#test/core/answered';
import { anna } from '#test/core/family';
import { INN, OTHER_INN } from '#test/core/labour';
import { registerContents } from '#test/core/register-contents';

const months = ['2026-08', '2026-09', '2026-10'];
const amount = fc.constantFrom(0, 90_000, 450_000, 1_500_000, 2_000_000, 9_000_000);
const day = fc.constantFrom('2019-05-05', '2022-05-05', '2026-11-23', '2027-01-01');
const person = fc.constantFrom(
  {},
  { person: { snils: anna.snils } },
  { person: { family: 'Калинина' } },
  { person: { given: 'Aнна' } },
);
const monthly = fc.array(fc.record({ month: fc.constantFrom(...months), amount }), { maxLength: 4 });

/** By kind, anything that an agency may have found about the people of `family`. */
export const anyContents: Record<QueryKind, fc.Arbitrary<ReplyContent>> = {
  'income-by-payer': fc
    .tuple(person, fc.array(fc.tuple(fc.constantFrom(INN, OTHER_INN), monthly), { maxLength: 3 }))
    .map(([about, payers]) =>
      found({
        kind: 'income-by-payer',
        ...about,
        reportYear: 2026,
        payers: payers.map(([inn, list]) => ({ payer: { inn, name: 'ООО' }, months: list })),
      }),
    ),
  'income-certificate': monthly.map((months) =>
    found({
      kind: 'income-certificate',
      reportYear: 2026,
      payers: [
        { payer: { inn: INN, name: 'ООО' }, months: months.map((row) => ({ ...row, incomeCode: '2000' })) },
      ],
    }),
  ),
  'entrepreneur-record': day.map((registeredOn) =>
    found({ kind: 'entrepreneur-record', ogrnip: '305500910900012', registeredOn }),
  ),
  'self-employed-status': fc.boolean().map((isPayer) => found({ kind: 'self-employed-status', isPayer })),
  'self-employed-income': monthly.map((payments) =>
    found({ kind: 'self-employed-income', closedThrough: '2026-09', payments }),
  ),
  'company-roles': fc
    .tuple(day, fc.constantFrom('director' as const, 'founder' as const))
    .map(([since, role]) =>
      found({
        kind: 'company-roles',
        roles: [{ role, since, company: { ogrn: '1027700132195', inn: INN, name: 'ООО' } }],
      }),
    ),
  'unemployment-registration': day.map((from) =>
    found({ kind: 'unemployment-registration', periods: [{ status: 'unemployed', from }] }),
  ),
  'unemployment-benefits': monthly.map((payments) => found({ kind: 'unemployment-benefits', payments })),
  'self-employment-payments': fc.tuple(day, amount).map(([paidOn, paid]) =>
    found({
      kind: 'self-employment-payments',
      payments: [{ paidOn, purpose: 'extra-jobs', amount: paid }],
    }),
  ),
  'business-plan-verdict': fc
    .constantFrom('approved' as const, 'rejected' as const, 'needs-revision' as const)
    .map((verdict) => found({ kind: 'business-plan-verdict', verdict, decidedOn: '2026-11-24' })),
  'business-training': fc.boolean().map((passed) => found({ kind: 'business-training', passed })),
  ...registerContents(months, amount),
};

/** What an agency says that has found nothing. */
export const anySilence = fc.constantFrom<ReplyContent>(
  { outcome: 'not-found' },
  { outcome: 'unanswered' },
  { outcome: 'refused' },
  { outcome: 'ambiguous-person' },
);
