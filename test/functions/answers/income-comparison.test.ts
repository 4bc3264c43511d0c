import { expect, it } from 'vitest';
import { caseIdOf } from '#core/ids';
import type { Purpose, VerificationRequest } from '#schemas/verification-request';
import { aRequest } from '#test/builders';
import { turn } from '#test/functions/drive';
import { answering } from '#test/functions/answers/said';

const LATER = '2027-08-20';

/** The family half a year after the end, with a new declaration. */
const after = (purpose: Purpose, changes: Partial<VerificationRequest> = {}): VerificationRequest => {
  const { declaration } = aRequest();
  return aRequest({
    purpose,
    acceptedOn: LATER,
    declaration: {
      ...declaration,
      incomeMonths: ['2027-05', '2027-06', '2027-07'],
      income: [{ subjectId: 'applicant', kind: 'other', byMonth: ['20000.00', '20000.00', '20000.00'] }],
    },
    ...changes,
  });
};

const comparisonFor = async (request: VerificationRequest) => {
  const world = answering();
  await world.post(aRequest());
  await turn(world);
  world.moveTo(`${LATER}T08:00:00.000Z`);
  expect(await world.post(request)).toMatchObject({ type: 'accepted' });
  await turn(world);
  const { officeId, registrationNumber, purpose, checkMonth } = request;
  const caseId = caseIdOf({ officeId, registrationNumber, purpose, checkMonth });
  const result = world.rows.results.get(`${caseId}#1`)?.result;
  expect(result).toBeDefined();
  return result?.income.comparison;
};

it.each(['contract-end', 'post-contract'] as const)('shows before and after at %s', async (purpose) => {
  // 4 500 roubles a month then, 20 000 now.
  expect(await comparisonFor(after(purpose))).toMatchObject({
    months: ['2026-08', '2026-09', '2026-10'],
    before: { averagePerCapita: 450_000 },
    difference: 1_550_000,
    direction: 'higher',
  });
});

it('compares the check of a month with the decision too', async () => {
  expect(await comparisonFor(after('post-contract', { checkMonth: '2027-08' }))).toMatchObject({
    direction: 'higher',
  });
});

it('compares nothing during the contract, nor with the application of another number', async () => {
  expect(await comparisonFor(after('monitoring'))).toBeUndefined();
  expect(await comparisonFor(after('post-contract', { registrationNumber: '2026-0999' }))).toBeUndefined();
});
