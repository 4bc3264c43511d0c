import fc from 'fast-check';
import { found } from '#test/core/answered';

/** Whatever the Social Fund and the ministry of the interior may say, in those months and amounts. */
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
