import { expect, test } from 'vitest';
import { Conclusion } from '#schemas/verification-result';
import { concluded, found, kindsOf, stateOf } from '#test/core/answered';
import { aDeclaration, aRequest } from '#test/core/family';

test('declared wages equal to the recorded ones are confirmed', () => {
  const request = aRequest({
    declaration: aDeclaration({
      income: [{ subjectId: 'applicant', kind: 'labour', byMonth: ['100', '200.50', '300'] }],
    }),
  });
  const conclusion = concluded(request, {
    'income-by-payer/applicant': found({
      kind: 'income-by-payer',
      reportYear: 2026,
      payers: [
        {
          payer: { inn: '3328000110', name: 'ООО Ромашка' },
          months: [
            { month: '2026-08', amount: 10000 },
            { month: '2026-09', amount: 20050 },
            { month: '2026-10', amount: 30000 },
          ],
        },
      ],
    }),
  });
  expect(Conclusion.parse(conclusion)).toEqual(conclusion);
  expect(stateOf(conclusion, 'income/applicant/labour/2026-09')).toBe('confirmed');
  expect(kindsOf(conclusion)).toEqual([]);
});
