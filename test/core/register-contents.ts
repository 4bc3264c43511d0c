import fc from 'fast-check';
import { found } from '#test/core/answered';

/** Whatever registers may say that are asked by few packs, in those months and amounts. */
export const registerContents = (months: readonly string[], amount: fc.Arbitrary<number>) => ({
  'social-fund-payments': fc
    .array(
      fc.record({
        month: fc.constantFrom(...months),
        income: fc.constantFrom(
          'state-pension' as const,
          'monthly-cash-payment' as const,
          'other-social' as const,
        ),
        amount,
      }),
      { maxLength: 4 },
    )
    .map((payments) => found({ kind: 'social-fund-payments', payments })),
  'inn-by-passport': fc
    .constantFrom('500100732259', '123456789047')
    .map((inn) => found({ kind: 'inn-by-passport', person: { inn } })),
  'business-prior-support': fc
    .array(
      fc.record({
        form: fc.constantFrom('financial' as const, 'advice' as const),
        grantedOn: fc.constantFrom('2020-01-09', '2024-03-11'),
        amount,
        givenBy: fc.constantFrom('Фонд', 'Центр'),
      }),
      { maxLength: 3 },
    )
    .map((received) => found({ kind: 'business-prior-support', received })),
  'passport-validity': fc.boolean().map((isValid) =>
    found({
      kind: 'passport-validity',
      passports: [
        {
          series: '1719',
          number: '400101',
          issuedOn: '2019-06-14',
          ...(isValid ? {} : { invalid: { since: '2026-01-01', reasonCode: '602' } }),
        },
      ],
    }),
  ),
});
