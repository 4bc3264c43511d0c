import { expect, test } from 'vitest';
import { fakeCaseStore } from '#test/fakes/fake-case-store';
import { awkwardPeople } from '#test/simulators/awkward-people';
import { changedPairs, travelledValues } from '#test/simulators/travelled-values';

// A hundred thousand of them go through the real table in `test/local/values.test.ts`.
test('identifiers, amounts, dates and names come back as they were', async () => {
  const pairs = await travelledValues(fakeCaseStore(), awkwardPeople(20_261_121, 4, 10));
  expect(changedPairs(pairs)).toEqual([]);
  expect(pairs.length).toBeGreaterThan(4_000);
});
